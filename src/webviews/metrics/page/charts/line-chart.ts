import type { ChartDataset, Point } from 'chart.js';
import { element } from '../../../page/element';
import type { Range } from '../../view';
import { withAlpha, type Theme } from '../theme';
import { Chart } from './chart-library';
import { chartOptions, type Axes } from './chart-options';
import { drawLater } from './draw-queue';
import type { Hover } from './hover';
import type { Line, Mark } from './line';

export interface LineChartOptions {
  /** What it shows, for who cannot see it. */
  readonly label: string;
  /** Charts that zoom and point together. */
  readonly hover: Hover;
  /** Called while the user zooms or pans; `undefined`: all of it again. Absent: the chart does neither. */
  readonly zoomed?: (range: Range | undefined) => void;
}

export interface Drawing {
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly axes: Axes;
  /** Part of the horizontal axis that shows; absent: all of `extent`. */
  readonly range?: Range | undefined;
  readonly extent: Range;
  readonly theme: Theme;
}

export interface LineChart {
  readonly element: HTMLElement;
  draw(drawing: Drawing): void;
  /** Shows another part of what is drawn, without new data. */
  showRange(range: Range): void;
  canvas(): HTMLCanvasElement;
}

/** Lines over one horizontal axis; drawn only while on screen. */
export function lineChart({ label, hover, zoomed }: LineChartOptions): LineChart {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  const pointer = element('div', { class: 'pointer', hidden: true });
  const help = zoomed === undefined ? '' : '; plus and minus zoom, 0 shows all';
  const plot = element(
    'div',
    { class: 'plot', tabindex: 0, role: 'group', 'aria-label': `${label}. Arrow keys read values${help}.` },
    canvas,
    pointer,
  );
  let chart: Chart<'line', Point[]> | undefined;
  let current: Drawing | undefined;
  let [onScreen, due] = [false, false];

  const drawNow = (): void => {
    if (current === undefined) return;
    due = false;
    if (chart === undefined) chart = newChart(canvas, current, zoomed);
    else applyDrawing(chart, current);
    chart.update('none');
    point(hover.at);
  };
  const drawDue = (): void => {
    if (due) drawNow();
  };
  const point = (at: number | undefined): void => {
    const scale = chart?.scales['x'];
    const area = chart?.chartArea;
    const visible = at !== undefined && scale !== undefined && at >= scale.min && at <= scale.max;
    pointer.hidden = !visible || area === undefined;
    if (!visible || area === undefined) return;
    pointer.style.transform = `translateX(${Math.round(scale.getPixelForValue(at))}px)`;
    pointer.style.top = `${area.top}px`;
    pointer.style.height = `${area.bottom - area.top}px`;
  };
  new IntersectionObserver(([entry]) => {
    onScreen = entry?.isIntersecting ?? false;
    if (onScreen) drawLater(drawDue);
  }).observe(plot);
  hover.follow(point);
  listenTo(plot, hover, () => chart, zoomed);

  return {
    element: plot,
    canvas: () => {
      drawDue();
      return canvas;
    },
    draw(drawing) {
      current = drawing;
      due = true;
      if (onScreen) drawLater(drawDue);
    },
    showRange(range) {
      if (current === undefined) return;
      current = { ...current, range };
      if (chart === undefined || due || !onScreen) due = true;
      else moveTo(chart, range, () => point(hover.at));
    },
  };
}

/** Without touching the data; not again where the chart has moved itself. */
function moveTo(chart: Chart<'line', Point[]>, { low, high }: Range, then: () => void): void {
  const x = chart.options.scales!['x']!;
  const { min, max } = chart.scales['x']!;
  if (min === low && max === high) return then();
  Object.assign(x, { min: low, max: high });
  chart.update('none');
  then();
}

function newChart(
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  zoomed: ((range: Range | undefined) => void) | undefined,
): Chart<'line', Point[]> {
  const tell = ({ chart }: { chart: Chart }): void => {
    const { min, max } = chart.scales['x']!;
    zoomed?.({ low: min, high: max });
  };
  const chart = new Chart<'line', Point[]>(canvas, {
    type: 'line',
    data: { datasets: [] },
    options: {
      ...chartOptions(drawing.theme, drawing.axes),
      plugins: {
        zoom: {
          pan: { enabled: zoomed !== undefined, mode: 'x', onPan: tell },
          zoom: {
            wheel: { enabled: zoomed !== undefined, modifierKey: 'ctrl' },
            pinch: { enabled: zoomed !== undefined },
            drag: { enabled: zoomed !== undefined, modifierKey: 'shift' },
            mode: 'x',
            onZoom: tell,
          },
        },
      },
    },
  });
  applyDrawing(chart, drawing);
  return chart;
}

function applyDrawing(chart: Chart<'line', Point[]>, { lines, marks, axes, range, extent, theme }: Drawing): void {
  const options = chartOptions(theme, axes);
  Object.assign(chart.options.scales!['x']!, options.scales!['x'], {
    min: range?.low ?? extent.low,
    max: range?.high ?? extent.high,
  });
  chart.options.scales!['y'] = options.scales!['y']!;
  const plugins = chart.options.plugins!;
  plugins.zoom!.limits = { x: { min: extent.low, max: extent.high, minRange: (extent.high - extent.low) / 10_000 } };
  plugins.annotation = {
    annotations: marks.map(({ at, label, colour }) => ({
      type: 'line',
      scaleID: 'x',
      value: at,
      borderColor: withAlpha(colour, 0.8),
      borderWidth: 1,
      borderDash: [3, 3],
      label: {
        display: true,
        content: label,
        position: 'start',
        backgroundColor: theme.background,
        color: theme.foreground,
        font: { ...theme.font, weight: 'normal' },
        padding: 2,
      },
    })),
  };
  chart.data.datasets = lines.flatMap(datasetsOf);
}

function datasetsOf(line: Line): ChartDataset<'line', Point[]>[] {
  const { colour, dash, faint, smooth, band } = line;
  const thin = faint || smooth !== undefined;
  const plain: ChartDataset<'line', Point[]> = {
    data: pointsOf(line.x, line.y),
    borderColor: thin ? withAlpha(colour, smooth === undefined ? 0.55 : 0.28) : colour,
    backgroundColor: colour,
    borderWidth: thin ? 1 : 1.75,
    borderDash: smooth === undefined ? [...dash] : [],
    pointRadius: line.x.length === 1 || (!faint && line.x.length <= 40) ? 2 : 0,
  };
  const over: ChartDataset<'line', Point[]>[] =
    smooth === undefined
      ? []
      : [
          {
            data: pointsOf(smooth.x, smooth.y),
            borderColor: colour,
            borderWidth: faint ? 1.25 : 1.75,
            borderDash: [...dash],
          },
        ];
  if (band === undefined) return [...over, plain];
  const edge = { borderWidth: 0, pointRadius: 0, backgroundColor: withAlpha(colour, 0.18) };
  return [
    ...over,
    plain,
    { ...edge, data: pointsOf(line.x, band.low), fill: false },
    { ...edge, data: pointsOf(line.x, band.high), fill: '-1' },
  ];
}

function pointsOf(x: Float64Array, y: Float64Array): Point[] {
  const points = new Array<Point>(x.length);
  for (let i = 0; i < x.length; i++) points[i] = { x: x[i]!, y: y[i]! };
  return points;
}

/** Share of what shows that one key press moves or zooms by. */
const step = 0.1;

function listenTo(
  plot: HTMLElement,
  hover: Hover,
  chart: () => Chart<'line', Point[]> | undefined,
  zoomed: ((range: Range | undefined) => void) | undefined,
): void {
  plot.addEventListener('pointermove', ({ offsetX, target }) => {
    const scale = chart()?.scales['x'];
    if (scale === undefined || !(target instanceof HTMLCanvasElement)) return;
    const x = scale.getValueForPixel(offsetX);
    hover.move(x !== undefined && x >= scale.min && x <= scale.max ? x : undefined);
  });
  plot.addEventListener('pointerleave', () => hover.move(undefined));
  plot.addEventListener('blur', () => hover.move(undefined));
  plot.addEventListener('dblclick', () => zoomed?.(undefined));
  plot.addEventListener('keydown', (event) => {
    const shown = chart();
    const scale = shown?.scales['x'];
    if (shown === undefined || scale === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const width = scale.max - scale.min;
    const keys: Record<string, () => void> = {
      ArrowRight: () => hover.move(Math.min(scale.max, (hover.at ?? scale.min) + (width * step) / 5)),
      ArrowLeft: () => hover.move(Math.max(scale.min, (hover.at ?? scale.max) - (width * step) / 5)),
      Escape: () => hover.move(undefined),
      ...(zoomed !== undefined && {
        '0': () => zoomed(undefined),
        '+': () => shown.zoom(1 + step),
        '-': () => shown.zoom(1 - step),
        '<': () => shown.pan({ x: step * shown.width }, undefined, 'none'),
        '>': () => shown.pan({ x: -step * shown.width }, undefined, 'none'),
      }),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
