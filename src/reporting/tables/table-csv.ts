import { csvLine } from '../../shared/csv';
import { isEstimate, isSpread, type ReportTable, type TableCell, type TableColumn } from './report-table';

/**
 * The table's figures with every digit, shares as 0 … 1, undefined ones empty. An interval stands in two more columns,
 * `<key>_low` and `<key>_high`; a spread in `<key>_sd` and `<key>_runs`.
 */
export function tableToCsv({ columns, rows }: ReportTable): string {
  const parts = columns.map((column, c) =>
    partsOf(
      column,
      rows.map((row) => row[c]!),
    ),
  );
  const header = parts.flatMap((list) => list.map(({ key }) => key));
  const lines = rows.map((row) => row.flatMap((cell, c) => parts[c]!.map(({ read }) => plain(read(cell)))));
  return [header, ...lines].map(csvLine).join('');
}

interface Part {
  readonly key: string;
  readonly read: (cell: TableCell) => string | number | null;
}

function partsOf({ key }: TableColumn, cells: readonly TableCell[]): readonly Part[] {
  const parts: Part[] = [{ key, read: (cell) => (isSpread(cell) ? cell.mean : isEstimate(cell) ? cell.value : cell) }];
  if (cells.some(isEstimate))
    parts.push(
      { key: `${key}_low`, read: (cell) => (isEstimate(cell) ? cell.low : null) },
      { key: `${key}_high`, read: (cell) => (isEstimate(cell) ? cell.high : null) },
    );
  if (cells.some(isSpread))
    parts.push(
      { key: `${key}_sd`, read: (cell) => (isSpread(cell) ? cell.deviation : null) },
      { key: `${key}_runs`, read: (cell) => (isSpread(cell) ? cell.runs : null) },
    );
  return parts;
}

function plain(value: string | number | null): string {
  return value === null || Number.isNaN(value) ? '' : String(value);
}
