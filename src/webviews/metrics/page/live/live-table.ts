import type { ReportTable, TableCell } from '../../../../reporting/tables/report-table';
import type { Axis, Range } from '../../view';
import type { Line } from '../charts/line';

/** The chart's points in figures: one row for each position of any line, of the part that shows. */
export function linesTable(title: string, lines: readonly Line[], axis: Axis, range?: Range | null): ReportTable {
  const columns = lines.map(({ x, y }) => new Map(Array.from(x, (at, i) => [at, y[i]!])));
  const positions = [...new Set(columns.flatMap((column) => [...column.keys()]))]
    .filter((at) => range == null || (at >= range.low && at <= range.high))
    .sort((a, b) => a - b);
  const first = axis === 'epochs' ? 'Epoch' : 'Seconds';
  return {
    caption: `${title}, as shown.`,
    columns: [
      { key: first.toLowerCase(), title: first, format: 'number' },
      ...lines.map(({ label }) => ({ key: label, title: label, format: 'number' as const })),
    ],
    rows: positions.map((at): TableCell[] => [at, ...columns.map((column) => column.get(at) ?? null)]),
    notes: [],
  };
}
