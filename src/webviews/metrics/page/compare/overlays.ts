import type { RunGroup } from '../../../../reporting/report/run-groups';
import { seriesCatalogue, type SeriesName } from '../../../../reporting/series/series-catalogue';
import { element } from '../../../page/element';
import type { ShownRun } from '../../contract';
import { hoverGroup } from '../charts/hover';
import { legend } from '../charts/legend';
import type { Line } from '../charts/line';
import { lineChart } from '../charts/line-chart';
import { positionText } from '../charts/number-text';
import type { Context } from '../context';
import { extentOf } from '../live/live-lines';
import { linesTable } from '../live/live-table';
import { lineFigureSvg } from '../out/figures';
import { card } from '../parts/card';
import { toggled } from '../parts/toggles';
import { overlayLines } from './overlay-lines';

const overlaid: readonly SeriesName[] = ['train.loss', 'validation.loss', 'train.accuracy', 'validation.accuracy'];

export interface Overlays {
  readonly element: HTMLElement;
  render(runs: readonly ShownRun[], groups: readonly RunGroup[]): void;
}

/** The curves of several runs over each other; of runs that differ by their seed alone the mean with its band. */
export function overlays(context: Context): Overlays {
  const hover = hoverGroup();
  const cards = overlaid.map((name) => overlay(context, name, hover));
  return {
    element: element('div', { class: 'grid' }, ...cards.map((one) => one.element)),
    render: (runs, groups) => cards.forEach((one) => one.render(runs, groups)),
  };
}

function overlay(context: Context, name: SeriesName, hover: ReturnType<typeof hoverGroup>): Overlays {
  const { title, chart: of } = seriesCatalogue[name];
  const chart = lineChart({ label: title, hover });
  const entries = legend(hover, (id) =>
    context.change({ hidden: toggled(context.state.hidden, id, !context.state.hidden.includes(id)) }),
  );
  let lines: readonly Line[] = [];
  let runs: readonly ShownRun[] = [];
  const drawing = () => ({
    lines: lines.filter(({ id }) => !context.state.hidden.includes(id)),
    marks: [],
    axes: { x: '', y: of === 'loss' ? 'cross-entropy' : 'accuracy', logarithmic: false },
    extent: extentOf(runs),
    theme: context.theme,
  });
  const frame = card(context, {
    name: `overlay-${name}`,
    title,
    content: [entries.element, chart.element],
    table: () => linesTable(title, drawing(), 'epochs'),
    svg: () => lineFigureSvg(title, drawing(), 'epochs'),
  });
  return {
    element: frame.element,
    render(shown, groups) {
      runs = shown;
      lines = overlayLines(name, shown, groups, context.theme);
      frame.element.hidden = lines.length === 0;
      entries.show(lines, new Set(context.state.hidden), (x) => positionText(x, 'epochs'));
      chart.draw(drawing());
      frame.refresh();
    },
  };
}
