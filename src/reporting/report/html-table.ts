import { element, type Markup } from '../markup/element';
import { cellText, titleText } from '../tables/cell-text';
import type { ReportTable, TableCell, TableColumn } from '../tables/report-table';

/** An accessible table that scrolls by itself where the page is too narrow; notes below. */
export function htmlTable({ caption, columns, rows, notes }: ReportTable): Markup[] {
  const header = columns.map((column) =>
    element('th', { scope: 'col', class: numberClass(column) }, titleText(column)),
  );
  const body = rows.map((row) => element('tr', {}, ...row.map((cell, c) => cellMarkup(cell, columns[c]!, c === 0))));
  const table = element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...header)),
    element('tbody', {}, ...body),
  );
  return [
    element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption }, table),
    ...notes.map((note) => element('p', { class: 'note' }, note)),
  ];
}

function cellMarkup(cell: TableCell, column: TableColumn, first: boolean): Markup {
  const { main, interval } = cellText(cell, column);
  const children = interval === undefined ? [main] : [main, ' ', element('small', {}, interval)];
  return first
    ? element('th', { scope: 'row', class: numberClass(column) }, ...children)
    : element('td', { class: numberClass(column) }, ...children);
}

function numberClass({ format }: TableColumn): string | undefined {
  return format === 'text' ? undefined : 'number';
}
