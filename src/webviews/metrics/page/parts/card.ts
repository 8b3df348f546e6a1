import type { ReportTable } from '../../../../reporting/tables/report-table';
import { element } from '../../../page/element';
import type { Context } from '../context';
import { exportItems, type Exported } from '../out/export-items';
import { dataTable } from './data-table';
import { menuButton } from './menu-button';
import { toggled } from './toggles';

export interface CardOptions {
  /** Unique on the page. */
  readonly name: string;
  readonly title: string;
  /** The chart; the table that stands behind it is shown instead when asked for. */
  readonly content: readonly HTMLElement[];
  readonly tools?: readonly HTMLElement[];
  readonly wide?: boolean;
  /** Made when it is looked at or exported. */
  readonly table: () => ReportTable | undefined;
  readonly svg?: () => string | undefined;
}

export interface Card {
  readonly element: HTMLElement;
  /** Brings the table up to date where it shows. */
  refresh(): void;
}

/** A chart in its frame: title, tools, the chart or the table behind it, and ways out. */
export function card(context: Context, options: CardOptions): Card {
  const { name, title, content, tools = [], table } = options;
  const behind = element('div', { class: 'behind', hidden: true });
  const chart = element('div', { class: 'front' }, ...content);
  const showsTable = (): boolean => context.state.tables.includes(name);
  const toggle = element(
    'button',
    {
      class: 'small',
      type: 'button',
      'aria-pressed': 'false',
      'aria-label': `${title}: figures as a table`,
      onclick: () => context.change({ tables: toggled(context.state.tables, name, !showsTable()) }),
    },
    'Table',
  );
  const menu = menuButton('Export', `Export ${title}`, () => exportItems(context, exported(options)));
  const refresh = (): void => {
    const open = showsTable();
    toggle.setAttribute('aria-pressed', String(open));
    chart.hidden = open;
    behind.hidden = !open;
    if (!open) return behind.replaceChildren();
    const figures = table();
    behind.replaceChildren(
      figures === undefined ? element('p', { class: 'quiet' }, 'No figures yet.') : dataTable(figures),
    );
  };
  return {
    element: element(
      'section',
      { class: options.wide === true ? 'card wide' : 'card', 'aria-label': title },
      element('header', {}, element('h3', {}, title), element('div', { class: 'tools' }, ...tools, toggle, menu)),
      chart,
      behind,
    ),
    refresh,
  };
}

function exported({ name, table, svg }: CardOptions): Exported {
  const [figures, picture] = [table(), svg?.()];
  return {
    name,
    ...(figures !== undefined && { table: () => figures }),
    ...(picture !== undefined && { svg: () => picture }),
  };
}
