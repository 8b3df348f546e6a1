import type { ChartLook } from '../charts/look';
import type { ReportTable } from '../tables/report-table';

/** A report before it is HTML, Markdown or LaTeX. */
export interface ReportDocument {
  readonly title: string;
  /** Below the title: what this is a report of. */
  readonly subtitle: string;
  readonly sections: readonly ReportSection[];
}

export interface ReportSection {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Something that may make the results look better, or worse, than they are. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'figures'; readonly figures: readonly ReportFigure[] }
  /** Text as it stands in a file. */
  | { readonly kind: 'verbatim'; readonly title: string; readonly text: string };

export interface ReportFigure {
  readonly draw: (look: ChartLook) => string;
  /** The figures behind the picture. */
  readonly table?: ReportTable;
}

export const paragraph = (text: string): ReportBlock => ({ kind: 'paragraph', text });
export const warning = (text: string): ReportBlock => ({ kind: 'warning', text });
export const tableBlock = (table: ReportTable): ReportBlock => ({ kind: 'table', table });
export const figures = (...drawn: readonly ReportFigure[]): ReportBlock => ({ kind: 'figures', figures: drawn });

/** Says so on every page and in every format. */
export const researchOnly = 'For research, not for diagnosis.';
