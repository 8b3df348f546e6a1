import { configColumn, runColumns, type RunColumn } from '../../../../reporting/compare/run-columns';
import type { RunRow } from '../../../../reporting/compare/run-row';

/** Columns that show before any were chosen. */
export const firstColumns: readonly string[] = [
  'name',
  'state',
  'seed',
  'epoch',
  'accuracy',
  'f1',
  'rocAuc',
  'parameters',
  'started',
];

/** Those chosen, in the order of the list; a path of the experiment is a column of its values. */
export function shownColumns(chosen: readonly string[], rows: readonly RunRow[]): RunColumn[] {
  const names = chosen.length === 0 ? firstColumns : chosen;
  const own = runColumns.filter(({ key }) => names.includes(key));
  const known = new Set(runColumns.map(({ key }) => key));
  return [...own, ...names.filter((name) => !known.has(name)).map((name) => configColumn(name, rows))];
}

/** Values of the experiments in which these runs are not all alike. */
export function differingPaths(rows: readonly RunRow[]): string[] {
  const values = new Map<string, Set<string>>();
  const read = rows.filter(({ config }) => config !== undefined);
  for (const { config } of read)
    for (const [path, value] of config!) values.set(path, (values.get(path) ?? new Set()).add(value));
  const present = (path: string): number => read.filter(({ config }) => config!.has(path)).length;
  return [...values].filter(([path, found]) => found.size > 1 || present(path) < read.length).map(([path]) => path);
}
