import type { ReportTable, TableCell } from '../../../../reporting/tables/report-table';
import type { Axis } from '../../view';
import type { Drawing } from '../charts/drawing';

/** The chart's points in figures: one row for each position of any line, of the part that shows, and what is marked there. */
export function linesTable(
  title: string,
  { lines, marks, range }: Pick<Drawing, 'lines' | 'marks' | 'range'>,
  axis: Axis,
): ReportTable {
  const inRange = (at: number): boolean => range === undefined || (at >= range.low && at <= range.high);
  const columns = lines.map(({ x, y }) => new Map(Array.from(x, (at, i) => [at, y[i]!])));
  const marked = [...marks, ...lines.flatMap(({ points = [] }) => points)].filter(({ at }) => inRange(at));
  const labels = new Map<number, string>();
  for (const { at, label } of marked) labels.set(at, labels.has(at) ? `${labels.get(at)!}; ${label}` : label);
  const positions = [...new Set([...columns, labels].flatMap((column) => [...column.keys()]))]
    .filter(inRange)
    .sort((a, b) => a - b);
  const first = axis === 'epochs' ? 'Epoch' : 'Seconds';
  return {
    caption: `${title}, as shown.`,
    columns: [
      { key: first.toLowerCase(), title: first, format: 'number' },
      ...(labels.size > 0 ? [{ key: 'marked', title: 'Marked', format: 'text' as const }] : []),
      ...lines.map(({ label }) => ({ key: label, title: label, format: 'number' as const })),
    ],
    rows: positions.map((at): TableCell[] => [
      at,
      ...(labels.size > 0 ? [labels.get(at) ?? ''] : []),
      ...columns.map((column) => column.get(at) ?? null),
    ]),
    notes: [],
  };
}
