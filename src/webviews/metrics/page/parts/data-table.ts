import { cellText, titleText } from '../../../../reporting/tables/cell-text';
import type { ReportTable } from '../../../../reporting/tables/report-table';
import { element } from '../../../page/element';

/** Rows that a table on the page shows; exports have them all. */
const mostRows = 1000;

/** Which cells stand out. */
export type CellMark = (row: ReportTable['rows'][number], column: number) => boolean;

/** A table of figures with its caption and notes, to be scrolled in its card. */
export function dataTable(table: ReportTable, marked: CellMark = () => false): HTMLElement {
  const { caption, columns, rows, notes } = table;
  const shown = rows.slice(0, mostRows);
  const left = rows.length - shown.length;
  const more = left > 0 ? [`${left} more rows are in the exported table.`] : [];
  return element(
    'div',
    { class: 'table', tabindex: 0, role: 'region', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...columns.map((column) => element('th', { scope: 'col', class: cellClass(column) }, titleText(column))),
        ),
      ),
      element('tbody', {}, ...shown.map((row) => tableRow(row, columns, marked))),
    ),
    ...[...notes, ...more].map((note) => element('p', { class: 'quiet' }, note)),
  );
}

function tableRow(row: ReportTable['rows'][number], columns: ReportTable['columns'], marked: CellMark): HTMLElement {
  return element(
    'tr',
    {},
    ...row.map((cell, c) => {
      const { main, interval } = cellText(cell, columns[c]!);
      const small = interval === undefined ? undefined : element('span', { class: 'interval' }, interval);
      if (c === 0) return element('th', { scope: 'row', class: cellClass(columns[c]!) }, main, small);
      const classes = `${cellClass(columns[c]!)}${marked(row, c) ? ' marked' : ''}`;
      return element('td', { class: classes }, main, small);
    }),
  );
}

function cellClass({ format }: ReportTable['columns'][number]): string {
  return format === 'text' ? 'words' : 'figure';
}
