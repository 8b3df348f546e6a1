import { headlineNames, type HeadlineName } from '../../runs/evaluation/evaluation';
import type { RunRecord } from '../../runs/run-record';
import { fixed, percent, table } from './format';

const titles: Record<HeadlineName, string> = {
  accuracy: 'accuracy',
  balancedAccuracy: 'balanced accuracy',
  precision: 'precision',
  recall: 'recall',
  f1: 'F1',
  rocAuc: 'ROC-AUC',
  averagePrecision: 'average precision',
  logLoss: 'log loss',
  brier: 'Brier score',
  ece: 'expected calibration error',
};
/** Shown as percentages, as papers do. */
const shares = new Set<HeadlineName>(['accuracy', 'balancedAccuracy', 'precision', 'recall', 'f1']);

/** How a run ended: its test metrics with their intervals, and where it is. */
export function resultText(path: string, record: RunRecord): string {
  const { state, epoch, epochs } = record;
  const lines = [
    state === 'completed' ? `completed after ${epoch} epochs` : `${state} after ${epoch} of ${epochs} epochs`,
  ];
  if (record.metrics !== undefined) lines.push('', metricsTable(testSet(record), record.metrics));
  if (state === 'stopped') lines.push(`go on with: hybrid-qml resume ${quoted(path)}`);
  lines.push('', `run folder: ${path}`, 'For research, not for diagnosis.');
  return lines.join('\n');
}

/** Metrics with their intervals under a title. */
export function metricsTable(title: string, metrics: NonNullable<RunRecord['metrics']>): string {
  const rows = headlineNames.flatMap((name) => {
    const metric = metrics[name];
    if (metric === undefined) return [];
    const text = (value: number | null): string => (shares.has(name) ? percent(value) : fixed(value, 4));
    return [[titles[name], text(metric.value), `${text(metric.low)} … ${text(metric.high)}`]];
  });
  return table([title, 'value', 'interval'], rows);
}

function testSet({ data }: RunRecord): string {
  const images = data?.samples.test.reduce((sum, n) => sum + n, 0) ?? 0;
  return `test set, ${images} images in ${data?.groups.test ?? 0} groups`;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
