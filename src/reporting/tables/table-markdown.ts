import { cellText, titleText } from './cell-text';
import type { ReportTable, TableColumn } from './report-table';

/** A pipe table (GitHub's Markdown) under its caption, notes below. */
export function tableToMarkdown({ caption, columns, rows, notes }: ReportTable): string {
  const lines = rows.map((row) =>
    row.map((cell, c) => {
      const { main, interval } = cellText(cell, columns[c]!);
      return escapeMarkdown(interval === undefined ? main : `${main} ${interval}`);
    }),
  );
  const header = columns.map((column) => escapeMarkdown(titleText(column)));
  const table = [header, columns.map(rule), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  const below = notes.map((note) => `${escapeMarkdown(note)}\n`);
  return [`**${escapeMarkdown(caption)}**\n`, `${table.join('\n')}\n`, ...below].join('\n');
}

function rule({ format }: TableColumn): string {
  return format === 'text' ? ':---' : '---:';
}

/** Text that Markdown shows as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_|[\]<>#~&$]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');
}
