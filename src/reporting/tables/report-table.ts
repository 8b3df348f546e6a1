/** One table, from which CSV, Markdown, LaTeX and HTML are written. */
export interface ReportTable {
  /** Says what the figures are; where classes are averaged it names how. */
  readonly caption: string;
  /** The first names the rows. */
  readonly columns: readonly TableColumn[];
  /** As many cells as there are columns. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Sentences below the table. */
  readonly notes: readonly string[];
}

export interface TableColumn {
  /** Name of the column in CSV. */
  readonly key: string;
  /** Title for people; of a share without its unit. */
  readonly title: string;
  /** `share`: 0 … 1, written in per cent; `score`: four decimals; `number`: four significant digits. */
  readonly format: 'text' | 'count' | 'share' | 'score' | 'number' | 'p';
}

/** A figure with the ends of its interval; null where undefined. */
export interface EstimateCell {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Mean and standard deviation over several runs. */
export interface SpreadCell {
  readonly mean: number;
  readonly deviation: number;
  readonly runs: number;
}

export type TableCell = string | number | null | EstimateCell | SpreadCell;

export function isEstimate(cell: TableCell): cell is EstimateCell {
  return typeof cell === 'object' && cell !== null && 'value' in cell;
}

export function isSpread(cell: TableCell): cell is SpreadCell {
  return typeof cell === 'object' && cell !== null && 'mean' in cell;
}
