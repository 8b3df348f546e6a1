import { cellText, titleText } from './cell-text';
import { escapeLatex } from './latex-text';
import type { ReportTable, TableColumn } from './report-table';

/** Packages that the tables need, for a document's preamble. */
export const latexPreamble =
  '\\usepackage[utf8]{inputenc}\n\\usepackage[T1]{fontenc}\n\\usepackage{booktabs}\n\\usepackage{graphicx}\n';

/** Shrinks what is wider than the text, and nothing else. */
const shrinking = '\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%';

/** A `table` in the manner of booktabs; an interval stands in small print below its figure. */
export function tableToLatex({ caption, columns, rows, notes }: ReportTable): string {
  const header = columns.map((column) => escapeLatex(titleText(column)));
  const body = rows.flatMap((row) => {
    const texts = row.map((cell, c) => cellText(cell, columns[c]!));
    const below = texts.map(({ interval }) =>
      interval === undefined ? '' : `{\\scriptsize ${protectedBracket(escapeLatex(interval))}}`,
    );
    const lines = [line(texts.map(({ main }) => protectedBracket(escapeLatex(main))))];
    return below.some((text) => text !== '') ? [...lines, line(below)] : lines;
  });
  return [
    '% needs booktabs and graphicx, and T1 fonts for accents',
    '\\begin{table}[htbp]',
    '  \\centering',
    `  \\caption{${escapeLatex(caption)}}`,
    `  ${shrinking}`,
    `  \\begin{tabular}{@{}${columns.map(alignment).join('')}@{}}`,
    '    \\toprule',
    line(header),
    '    \\midrule',
    ...body,
    '    \\bottomrule',
    '  \\end{tabular}}',
    ...notes.map((note) => `  \\par\\smallskip{\\footnotesize ${escapeLatex(note)}\\par}`),
    '\\end{table}',
    '',
  ].join('\n');
}

/** A whole document of tables that compiles on its own. */
export function tablesToLatexDocument(tables: readonly ReportTable[]): string {
  const body = tables.map(tableToLatex).join('\n');
  return `\\documentclass{article}\n${latexPreamble}\\begin{document}\n\n${body}\n\\end{document}\n`;
}

function line(cells: readonly string[]): string {
  return `    ${cells.join(' & ')} \\\\`;
}

function alignment({ format }: TableColumn): string {
  return format === 'text' ? 'l' : 'r';
}

/** Behind the \\\\ of the line above, a bracket would be taken for its option. */
function protectedBracket(text: string): string {
  return text.startsWith('[') || text.startsWith('*') ? `{}${text}` : text;
}
