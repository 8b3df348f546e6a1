import type { HeadlineName } from '../../runs/evaluation/evaluation';

/** What the metrics are called in tables and charts. */
export const metricTitles: Readonly<Record<HeadlineName, string>> = {
  accuracy: 'Accuracy',
  balancedAccuracy: 'Balanced accuracy',
  precision: 'Precision',
  recall: 'Recall',
  f1: 'F1',
  rocAuc: 'ROC-AUC',
  averagePrecision: 'Average precision',
  logLoss: 'Log loss',
  brier: 'Brier score',
  ece: 'Calibration error',
};

/** Given as percentages, as papers do. */
export const shareMetrics: ReadonlySet<HeadlineName> = new Set([
  'accuracy',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
]);
