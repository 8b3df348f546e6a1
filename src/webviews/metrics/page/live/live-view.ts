import { chartCatalogue, type ChartName } from '../../../../reporting/series/series-catalogue';
import { element } from '../../../page/element';
import type { Range } from '../../view';
import { hoverGroup, type Hover } from '../charts/hover';
import { legend } from '../charts/legend';
import type { Line } from '../charts/line';
import { lineChart } from '../charts/line-chart';
import { positionText } from '../charts/number-text';
import { runNames, type Context, type TabView } from '../context';
import { lineFigureSvg } from '../out/figures';
import { card } from '../parts/card';
import { toggled } from '../parts/toggles';
import { extentOf, linesOf, marksOf, withPoints } from './live-lines';
import { linesTable } from './live-table';
import { toolbar } from './toolbar';

interface LiveCard {
  readonly element: HTMLElement;
  render(): void;
  showRange(range: Range): void;
}

const chartNames = Object.keys(chartCatalogue) as ChartName[];

/** How training goes: every chart over the same axis, pointing and zooming together. */
export function liveView(context: Context): TabView {
  const hover = hoverGroup();
  const cards = chartNames.map((name) => liveCard(context, name, hover, zoomed));
  const tools = toolbar(context);
  const empty = element('p', { class: 'quiet empty' }, 'No epoch or batch has been recorded yet.');
  const grid = element('div', { class: 'grid' }, ...cards.map((one) => one.element));

  let next: Range | undefined;
  /** All charts follow in the next picture; the host is asked for finer points meanwhile. */
  function zoomed(range: Range | undefined): void {
    context.adopt({ view: { ...context.state.view, range: range ?? null } });
    const waiting = next !== undefined;
    next = range ?? extentOf(context.snapshot.runs);
    if (waiting) return;
    requestAnimationFrame(() => {
      for (const one of cards) one.showRange(next!);
      next = undefined;
      tools.render();
    });
  }

  return {
    element: element('div', {}, tools.element, empty, grid),
    render() {
      tools.render();
      const any = context.snapshot.runs.some(({ curves }) => curves.length > 0);
      empty.hidden = any;
      grid.hidden = !any;
      for (const one of cards) one.render();
    },
  };
}

function liveCard(
  context: Context,
  name: ChartName,
  hover: Hover,
  zoomed: (range: Range | undefined) => void,
): LiveCard {
  const { title, axis } = chartCatalogue[name];
  const chart = lineChart({ label: title, hover, zoomed });
  const entries = legend(hover, (id) => {
    const hidden = context.state.hidden;
    context.change({ hidden: toggled(hidden, id, !hidden.includes(id)) });
  });
  const logarithmic = element(
    'button',
    {
      class: 'small',
      type: 'button',
      'aria-label': `${title}: logarithmic axis`,
      onclick: () => {
        const { logarithmic: names } = context.state;
        context.change({ logarithmic: toggled(names, name, !names.includes(name)) });
      },
    },
    'Log',
  );
  let lines: readonly Line[] = [];
  const drawing = () => {
    const { state, snapshot, theme } = context;
    return {
      lines: lines.filter(({ id }) => !state.hidden.includes(id)),
      marks: marksOf(snapshot.runs, name, theme),
      axes: { x: '', y: axis, logarithmic: state.logarithmic.includes(name) },
      range: state.view.range ?? undefined,
      extent: extentOf(snapshot.runs),
      theme,
    };
  };
  const frame = card(context, {
    name: `live-${name}`,
    title,
    content: [entries.element, chart.element],
    tools: [logarithmic],
    table: () => linesTable(title, drawing(), context.state.view.axis),
    svg: () => lineFigureSvg(title, drawing(), context.state.view.axis),
  });
  return {
    element: frame.element,
    showRange: (range) => chart.showRange(range),
    render() {
      const { snapshot, state, theme } = context;
      const { runs } = snapshot;
      const names = runNames(runs);
      lines = withPoints(linesOf(runs, names, name, theme), runs, names, name, state.hidden);
      frame.element.hidden = lines.length === 0;
      logarithmic.setAttribute('aria-pressed', String(state.logarithmic.includes(name)));
      entries.show(lines, new Set(state.hidden), (x) => positionText(x, state.view.axis));
      chart.draw(drawing());
      frame.refresh();
    },
  };
}
