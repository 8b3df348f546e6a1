import type { Evaluation } from '../../runs/evaluation/evaluation';
import type { ConfusionMatrix } from '../result/confusion';
import { metricTitles } from './metric-titles';
import type { ReportTable, TableCell, TableColumn } from './report-table';
import { intervalNote } from './results-table';

/** Precision, recall, F1 and ranking of each class against the rest, and their averages. */
export function perClassTable(evaluation: Evaluation): ReportTable {
  const { perClass, precision, recall, f1, rocAuc, averagePrecision, samples } = evaluation;
  const averages = (['macro', 'weighted', 'micro'] as const).map((kind): TableCell[] => [
    `${kind} average`,
    samples,
    precision[kind],
    recall[kind],
    f1[kind],
    kind === 'micro' ? null : rocAuc[kind],
    kind === 'micro' ? null : averagePrecision[kind],
  ]);
  return {
    caption: 'Results of each class against the others, and their averages.',
    columns: [
      { key: 'class', title: 'Class', format: 'text' },
      { key: 'samples', title: 'Samples', format: 'count' },
      { key: 'precision', title: metricTitles.precision, format: 'share' },
      { key: 'recall', title: metricTitles.recall, format: 'share' },
      { key: 'f1', title: metricTitles.f1, format: 'share' },
      { key: 'roc_auc', title: metricTitles.rocAuc, format: 'score' },
      { key: 'average_precision', title: metricTitles.averagePrecision, format: 'score' },
    ],
    rows: [
      ...perClass.map((one) => [
        one.name,
        one.support,
        one.precision,
        one.recall,
        one.f1,
        one.rocAuc,
        one.averagePrecision,
      ]),
      ...averages,
    ],
    notes: [
      intervalNote(evaluation),
      'Macro: mean over the classes. Weighted: by their samples. Micro: all decisions together, which equals accuracy.',
    ],
  };
}

/** Figures that need no averaging over classes, or name it. */
export function overallTable(evaluation: Evaluation): ReportTable {
  const { averaging, accuracy, balancedAccuracy, logLoss, brier, ece } = evaluation;
  const shares: [string, TableCell][] = [
    [metricTitles.accuracy, accuracy],
    [metricTitles.balancedAccuracy, balancedAccuracy],
    [`${metricTitles.precision}, ${averaging}`, evaluation.precision[averaging]],
    [`${metricTitles.recall}, ${averaging}`, evaluation.recall[averaging]],
    [`${metricTitles.f1}, ${averaging}`, evaluation.f1[averaging]],
    [`${metricTitles.rocAuc}, ${averaging}`, evaluation.rocAuc[averaging]],
    [`${metricTitles.averagePrecision}, ${averaging}`, evaluation.averagePrecision[averaging]],
    [metricTitles.logLoss, logLoss],
    [metricTitles.brier, brier],
    [metricTitles.ece, ece],
  ];
  return {
    caption: `All metrics of the test set; where classes are averaged, ${averaging}.`,
    columns: [
      { key: 'metric', title: 'Metric', format: 'text' },
      { key: 'value', title: 'Value', format: 'score' },
    ],
    rows: shares,
    notes: [
      intervalNote(evaluation),
      `Calibration error: 15 bins of equal width (Guo et al. 2017). Brier score: ${
        evaluation.classes.length === 2 ? '(p − y)² of the second class' : 'sum over the classes, 0 to 2'
      }.`,
    ],
  };
}

/** Samples by true class (rows) and predicted class (columns), or the shares of each row. */
export function confusionTable(
  { classes, counts, rowShares }: ConfusionMatrix,
  kind: 'counts' | 'shares',
): ReportTable {
  const values = kind === 'counts' ? counts : rowShares;
  return {
    caption:
      kind === 'counts'
        ? 'Confusion matrix: samples by true class (rows) and predicted class (columns).'
        : 'Confusion matrix: share of each true class (rows) by predicted class (columns).',
    columns: [
      { key: 'true class', title: 'True class', format: 'text' },
      ...classes.map((name): TableColumn => ({
        key: name,
        title: name,
        format: kind === 'counts' ? 'count' : 'share',
      })),
    ],
    rows: classes.map((name, c) => [name, ...values[c]!]),
    notes: [],
  };
}
