import { tableToCsv } from '../../../../reporting/tables/table-csv';
import { tableToLatex } from '../../../../reporting/tables/table-latex';
import { tableToMarkdown } from '../../../../reporting/tables/table-markdown';
import type { ReportTable } from '../../../../reporting/tables/report-table';
import { messageOf } from '../../../../shared/failure';
import type { Context } from '../context';
import type { MenuItem } from '../parts/menu-button';
import { pngOf } from './picture';

/** What can be taken out of the page. */
export interface Exported {
  /** Without an ending. */
  readonly name: string;
  readonly table?: () => ReportTable;
  /** A picture on its own, on white, as a paper prints it. */
  readonly svg?: () => string;
}

/** Menu items that save or copy it; what came of it is said. */
export function exportItems(context: Context, { name, table, svg }: Exported): MenuItem[] {
  const save = (ending: string, content: () => string | Promise<Uint8Array>) =>
    acting(context, async () => {
      const file = `${name}.${ending}`;
      const { saved } = await context.ask('save', { name: file, content: await content() }, 3600);
      return saved ? `${file} saved.` : '';
    });
  const copy = (what: string, text: () => string) =>
    acting(context, async () => {
      await context.ask('copy', { text: text() });
      return `${what} copied.`;
    });
  const pictures: MenuItem[] =
    svg === undefined
      ? []
      : [
          { label: 'Save as PNG', act: save('png', () => pngOf(svg())) },
          { label: 'Save as SVG', act: save('svg', svg) },
        ];
  if (table === undefined) return pictures;
  return [
    ...pictures,
    { label: 'Save as CSV', act: save('csv', () => tableToCsv(table())) },
    { label: 'Save as Markdown', act: save('md', () => tableToMarkdown(table())) },
    { label: 'Save as LaTeX', act: save('tex', () => tableToLatex(table())) },
    { label: 'Copy CSV', act: copy('CSV', () => tableToCsv(table())) },
    { label: 'Copy Markdown', act: copy('Markdown', () => tableToMarkdown(table())) },
    { label: 'Copy LaTeX', act: copy('LaTeX', () => tableToLatex(table())) },
  ];
}

/** Runs it and says its sentence, or why it failed. */
export function acting({ say }: Context, task: () => Promise<string>): () => void {
  return () => {
    task().then(say, (thrown: unknown) => say(messageOf(thrown)));
  };
}
