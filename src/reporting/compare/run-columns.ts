import { headlineNames } from '../../runs/evaluation/evaluation';
import { metricTitles, shareMetrics } from '../tables/metric-titles';
import { countText, fixedText, shareText } from '../tables/number-text';
import type { RunRow } from './run-row';
import { seedText } from './seed-text';

type CellValue = string | number | undefined;

/** A column of the run table. */
export interface RunColumn {
  /** Unique; a value of the experiment has its path, such as `training.epochs`. */
  readonly key: string;
  readonly title: string;
  readonly numeric: boolean;
  /** To sort and to filter by; undefined where the run has no such value. */
  readonly value: (row: RunRow) => CellValue;
  readonly text: (row: RunRow) => string;
}

const text = (key: string, title: string, value: (row: RunRow) => string | undefined): RunColumn => ({
  key,
  title,
  numeric: false,
  value,
  text: (row) => value(row) ?? '',
});
const number = (
  key: string,
  title: string,
  value: (row: RunRow) => number | undefined,
  written: (value: number) => string,
): RunColumn => ({
  key,
  title,
  numeric: true,
  value,
  text: (row) => {
    const found = value(row);
    return found === undefined ? '' : written(found);
  },
});

const utc = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');

const metricColumns = headlineNames.map((name) =>
  number(
    name,
    shareMetrics.has(name) ? `${metricTitles[name]}, %` : metricTitles[name],
    (row) => row.metrics[name]?.value ?? undefined,
    (value) => (shareMetrics.has(name) ? shareText(value) : fixedText(value, 4)),
  ),
);

/** What every run has; columns of the experiment's values come from `configColumn`. */
export const runColumns: readonly RunColumn[] = [
  text('name', 'Name', (row) => row.name),
  text('state', 'State', (row) => row.state),
  number('started', 'Started (UTC)', (row) => row.started, utc),
  number(
    'seconds',
    'Duration, s',
    (row) => row.seconds,
    (value) => countText(Math.round(value)),
  ),
  { ...number('epoch', 'Epochs', (row) => row.epoch, String), text: (row) => `${row.epoch}/${row.epochs}` },
  text('engine', 'Engine', (row) => row.engine),
  { ...number('seed', 'Seed', (row) => row.seed, String), text: (row) => seedText(row.seed, row.config) },
  number('parameters', 'Parameters', (row) => row.parameters?.total, countText),
  number('angles', 'Circuit parameters', (row) => row.parameters?.quantum, countText),
  ...metricColumns,
  text('id', 'Run', (row) => row.id),
];

/** A column of one value of the experiment; numeric where all given rows that have it hold a number. */
export function configColumn(path: string, rows: readonly RunRow[]): RunColumn {
  const raw = (row: RunRow): string | undefined => row.config?.get(path);
  const numeric = rows.every((row) => isNumber(raw(row) ?? '0'));
  return {
    key: path,
    title: path,
    numeric,
    value: (row) => (numeric && raw(row) !== undefined ? Number(raw(row)) : raw(row)),
    text: (row) => raw(row) ?? '',
  };
}

function isNumber(value: string): boolean {
  return value.trim() !== '' && Number.isFinite(Number(value));
}
