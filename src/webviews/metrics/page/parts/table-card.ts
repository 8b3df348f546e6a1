import type { ReportTable } from '../../../../reporting/tables/report-table';
import { element } from '../../../page/element';
import type { Context } from '../context';
import { exportItems } from '../out/export-items';
import { dataTable, type CellMark } from './data-table';
import { menuButton } from './menu-button';

/** A table in its frame, with ways out. */
export function tableCard(
  context: Context,
  name: string,
  title: string,
  table: ReportTable,
  options: { readonly marked?: CellMark; readonly wide?: boolean } = {},
): HTMLElement {
  const menu = menuButton('Export', `Export ${title}`, () => exportItems(context, { name, table: () => table }));
  return element(
    'section',
    { class: `card whole${options.wide === false ? '' : ' wide'}`, 'aria-label': title },
    element('header', {}, element('h3', {}, title), element('div', { class: 'tools' }, menu)),
    dataTable(table, options.marked),
  );
}
