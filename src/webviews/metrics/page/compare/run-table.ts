import type { RunColumn } from '../../../../reporting/compare/run-columns';
import type { RunRow } from '../../../../reporting/compare/run-row';
import { filterRuns, sortRuns } from '../../../../reporting/compare/sort-and-filter';
import { runTable as exportedTable } from '../../../../reporting/tables/comparison-tables';
import { element } from '../../../page/element';
import type { Context } from '../context';
import { acting, exportItems } from '../out/export-items';
import { menuButton } from '../parts/menu-button';
import { toggled } from '../parts/toggles';
import { columnPicker } from './column-picker';
import { differingPaths, shownColumns } from './columns';
import type { RunListStore } from './run-list-store';

/** All runs: sorted, filtered, taken into the panel, one of them pinned as reference. */
export function runTable(context: Context, store: RunListStore): { readonly element: HTMLElement; render(): void } {
  const change = (part: Partial<Context['state']['compare']>): void =>
    context.change({ compare: { ...context.state.compare, ...part } });
  const filter = element('input', {
    type: 'search',
    placeholder: 'Filter: words, seed=1, accuracy>0.9',
    'aria-label': 'Filter runs',
    oninput: () => change({ filter: filter.value }),
  });
  const count = element('span', { class: 'quiet', 'aria-live': 'polite' });
  const picker = columnPicker(context, () => store.want((store.rows() ?? []).map(({ path }) => path)));
  const shown = (): { rows: RunRow[]; columns: RunColumn[] } => {
    const { sorting, columns: chosen, filter: query } = context.state.compare;
    const all = store.rows() ?? [];
    const columns = shownColumns(chosen, all);
    const by = columns.find(({ key }) => key === sorting.column) ?? shownColumns(['started'], all)[0]!;
    return { rows: sortRuns(filterRuns(all, query), by, sorting.falling ? 'falling' : 'rising'), columns };
  };
  const menu = menuButton('Export', 'Export the run table', () =>
    exportItems(context, { name: 'runs', table: () => exportedTable(shown().rows, shown().columns) }),
  );
  const head = element('thead');
  const body = element('tbody');
  const toggleRun = (path: string, on: boolean): void => {
    const { runs, broken } = context.snapshot;
    const now = [...runs, ...broken].map((run) => run.path);
    acting(context, async () => {
      await context.ask('show', { runs: toggled(now, path, on) });
      return '';
    })();
  };
  const pinned = (path: string | undefined): void => {
    const compare = { ...context.state.compare };
    if (path === undefined) delete compare.reference;
    else compare.reference = path;
    context.change({ compare });
  };
  let kept = '';
  return {
    element: element(
      'section',
      { class: 'card wide', 'aria-label': 'Runs' },
      element('header', {}, element('h3', {}, 'Runs'), element('div', { class: 'tools' }, filter, count, menu)),
      picker.element,
      element(
        'div',
        { class: 'table runs-table', tabindex: 0, role: 'region', 'aria-label': 'Run table' },
        element('table', {}, head, body),
      ),
    ),
    render() {
      store.refresh(context.snapshot.listVersion);
      const all = store.rows() ?? [];
      const { rows, columns } = shown();
      const { compare } = context.state;
      if (document.activeElement !== filter) filter.value = compare.filter;
      picker.render(differingPaths(all));
      count.textContent = rows.length === all.length ? `${all.length} runs` : `${rows.length} of ${all.length} runs`;
      const included = new Set(context.snapshot.runs.map(({ path }) => path));
      const reference = rows.find(({ path }) => path === compare.reference);
      const cells = rows.map((row) => columns.map(({ text }) => text(row)));
      const key = JSON.stringify([compare.sorting, compare.reference, columns.map((c) => c.key), cells, [...included]]);
      if (key === kept) return;
      kept = key;
      const focused = body.contains(document.activeElement) ? document.activeElement?.id : undefined;
      head.replaceChildren(heading(columns, compare.sorting, (sorting) => change({ sorting })));
      body.replaceChildren(
        ...rows.map((row, r) =>
          element(
            'tr',
            { class: included.has(row.path) ? 'included' : '' },
            element(
              'td',
              { class: 'picks' },
              includedBox(row, included.has(row.path), toggleRun),
              pin(row, compare.reference === row.path, pinned),
            ),
            ...columns.map((column, c) => cell(cells[r]![c]!, column, row, reference)),
          ),
        ),
      );
      if (focused !== undefined) document.getElementById(focused)?.focus();
    },
  };
}

type Sorting = Context['state']['compare']['sorting'];

function heading(columns: readonly RunColumn[], sorting: Sorting, sort: (sorting: Sorting) => void): HTMLElement {
  return element(
    'tr',
    {},
    element('th', { scope: 'col' }, element('span', { class: 'visually-hidden' }, 'Shown, reference')),
    ...columns.map(({ key, title, numeric }) => {
      const own = key === sorting.column;
      const direction = own ? (sorting.falling ? 'descending' : 'ascending') : 'none';
      const arrow = own ? (sorting.falling ? ' ↓' : ' ↑') : '';
      const onclick = (): void => sort({ column: key, falling: own ? !sorting.falling : numeric });
      return element(
        'th',
        { scope: 'col', 'aria-sort': direction, class: numeric ? 'figure' : 'words' },
        element('button', { type: 'button', class: 'sorter', onclick }, `${title}${arrow}`),
      );
    }),
  );
}

/** Whether the run is in the panel. */
function includedBox(
  { path, name, id }: RunRow,
  on: boolean,
  toggle: (path: string, on: boolean) => void,
): HTMLElement {
  const box = element('input', {
    type: 'checkbox',
    id: `show-${id}`,
    checked: on,
    'aria-label': `Show ${name}, ${id}`,
    title: 'Show in this panel',
    onchange: () => toggle(path, box.checked),
  });
  return box;
}

function pin({ path, name, id }: RunRow, on: boolean, pinned: (path: string | undefined) => void): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'small',
      id: `pin-${id}`,
      'aria-pressed': String(on),
      'aria-label': `Compare with ${name}, ${id}`,
      title: on ? 'No reference' : 'Make it the reference',
      onclick: () => pinned(on ? undefined : path),
    },
    'ref',
  );
}

/** Marked where the run differs from the reference in a value of the experiment. */
function cell(text: string, column: RunColumn, row: RunRow, reference: RunRow | undefined): HTMLElement {
  const config = row.config?.has(column.key) === true || reference?.config?.has(column.key) === true;
  const marked = config && reference !== undefined && column.text(reference) !== text;
  return element('td', { class: `${column.numeric ? 'figure' : 'words'}${marked ? ' marked' : ''}` }, text);
}
