import { configColumn, runColumns, type RunColumn } from './run-columns';
import type { RunRow } from './run-row';

/** Sorted by a column, equal ones in the order given; runs without a value come last either way. */
export function sortRuns(rows: readonly RunRow[], { value }: RunColumn, direction: 'rising' | 'falling'): RunRow[] {
  const sign = direction === 'rising' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [ofA, ofB] = [value(a), value(b)];
    if (ofA === undefined || ofB === undefined) return Number(ofA === undefined) - Number(ofB === undefined);
    if (typeof ofA === 'number' && typeof ofB === 'number') return sign * (ofA - ofB);
    return sign * String(ofA).localeCompare(String(ofB), 'en', { numeric: true });
  });
}

const comparisons: Record<string, (found: number, wanted: number) => boolean> = {
  '<': (found, wanted) => found < wanted,
  '<=': (found, wanted) => found <= wanted,
  '>': (found, wanted) => found > wanted,
  '>=': (found, wanted) => found >= wanted,
};

/**
 * The runs that fit every word of the query. A word is found in the name, id, state or engine; `key:text` in the column of
 * that key or value of the experiment; `key=value`, `key<number`, `<=`, `>` and `>=` compare. Metrics count as shares (0.95).
 */
export function filterRuns(rows: readonly RunRow[], query: string): RunRow[] {
  const words = query.split(/\s+/).filter((word) => word !== '');
  return words.reduce((left, word) => left.filter(test(word, rows)), [...rows]);
}

function test(word: string, rows: readonly RunRow[]): (row: RunRow) => boolean {
  const parts = /^([\w.[\]]+)(<=|>=|[:=<>])(.+)$/.exec(word);
  if (parts === null) {
    const wanted = word.toLowerCase();
    return (row) => [row.name, row.id, row.state, row.engine ?? ''].some((one) => one.toLowerCase().includes(wanted));
  }
  const [, key, relation, wanted] = parts as unknown as [string, string, string, string];
  const column = runColumns.find((one) => one.key === key) ?? configColumn(key, rows);
  return (row) => {
    const found = column.value(row);
    if (found === undefined) return false;
    if (relation === ':') return String(found).toLowerCase().includes(wanted.toLowerCase());
    if (relation === '=')
      return typeof found === 'number' ? found === Number(wanted) : found.toLowerCase() === wanted.toLowerCase();
    return comparisons[relation]!(Number(found), Number(wanted));
  };
}
