import { countText, fixedText, pText, shareText, shortText, undefinedText } from './number-text';
import { isEstimate, isSpread, type TableCell, type TableColumn } from './report-table';

/** What a cell shows to people: its figure, and the interval or spread that belongs to it. */
export interface CellText {
  readonly main: string;
  /** `[93.00, 95.60]`. */
  readonly interval?: string;
}

export function cellText(cell: TableCell, { format }: TableColumn): CellText {
  if (isSpread(cell)) return { main: `${numberText(cell.mean, format)} ± ${numberText(cell.deviation, format)}` };
  if (!isEstimate(cell)) return { main: typeof cell === 'string' ? cell : numberText(cell, format) };
  const main = numberText(cell.value, format);
  if (cell.low === null || cell.high === null) return { main };
  return { main, interval: `[${numberText(cell.low, format)}, ${numberText(cell.high, format)}]` };
}

/** The column's title with its unit. */
export function titleText({ title, format }: TableColumn): string {
  return format === 'share' ? `${title}, %` : title;
}

function numberText(value: number | null, format: TableColumn['format']): string {
  if (value === null || Number.isNaN(value)) return undefinedText;
  switch (format) {
    case 'count':
      return countText(value);
    case 'share':
      return shareText(value);
    case 'score':
      return fixedText(value, 4);
    case 'p':
      return pText(value, 'cell');
    case 'number':
      return shortText(value);
    case 'text':
      return String(value);
  }
}
