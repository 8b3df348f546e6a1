import type { Evaluation } from '../../runs/evaluation/evaluation';
import { mean, standardDeviation } from '../series/over-runs';
import { metricTitles } from './metric-titles';
import type { EstimateCell, ReportTable, SpreadCell, TableCell, TableColumn } from './report-table';

/** A run, or several runs of one method that differ by their seed. */
export interface EvaluatedMethod {
  readonly name: string;
  readonly evaluations: readonly Evaluation[];
}

const shown = ['accuracy', 'precision', 'recall', 'f1'] as const;
type Shown = (typeof shown)[number];

/**
 * Method, accuracy, precision, recall and F1, as papers give them; the averaging is named in the caption. One run gives its
 * figure with its interval, several give mean ± standard deviation.
 */
export function resultsTable(methods: readonly EvaluatedMethod[], averaging: Evaluation['averaging']): ReportTable {
  const columns: TableColumn[] = [
    { key: 'method', title: 'Method', format: 'text' },
    ...shown.map((key): TableColumn => ({ key, title: metricTitles[key], format: 'share' })),
  ];
  const several = methods.some(({ evaluations }) => evaluations.length > 1);
  if (several) columns.push({ key: 'runs', title: 'Runs', format: 'count' });
  return {
    caption: `Results on the test set. Precision, recall and F1 are ${averaging} averages over the classes.`,
    columns,
    rows: methods.map(({ name, evaluations }) => {
      const cells = shown.map((metric) => cellOf(evaluations, metric, averaging));
      return [name, ...cells, ...(several ? [evaluations.length] : [])];
    }),
    notes: notesOf(methods),
  };
}

function cellOf(evaluations: readonly Evaluation[], metric: Shown, averaging: Evaluation['averaging']): TableCell {
  const estimates = evaluations.map((evaluation) =>
    metric === 'accuracy' ? evaluation.accuracy : evaluation[metric][averaging],
  );
  return estimates.length === 1 ? estimates[0]! : spreadOf(estimates);
}

function spreadOf(estimates: readonly EstimateCell[]): SpreadCell {
  const values = estimates.map(({ value }) => value ?? NaN);
  return { mean: mean(values), deviation: standardDeviation(values), runs: values.length };
}

function notesOf(methods: readonly EvaluatedMethod[]): string[] {
  const single = methods.filter(({ evaluations }) => evaluations.length === 1);
  const notes = methods.length > single.length ? ['Mean ± standard deviation over runs with different seeds.'] : [];
  const intervals = new Set(single.map(({ evaluations }) => intervalNote(evaluations[0]!)));
  if (intervals.size === 1) notes.push(...intervals);
  else single.forEach(({ name, evaluations }) => notes.push(`${name}: ${intervalNote(evaluations[0]!)}`));
  return notes;
}

/** What the brackets are. */
export function intervalNote({ samples, groups, bootstrap }: Evaluation): string {
  const set = `${samples} test samples in ${groups} groups`;
  if (bootstrap.resamples === 0) return `${set}; without intervals.`;
  const few = groups < 30 ? '; with so few groups they are too narrow' : '';
  return `${set}; in brackets ${100 * bootstrap.confidence}\u00a0% bootstrap intervals that resample whole groups (${bootstrap.resamples} resamples)${few}.`;
}
