import type { Point } from 'chart.js';
import { element } from '../../../page/element';
import type { Range } from '../../view';
import { listenTo } from './chart-keys';
import { Chart } from './chart-library';
import { drawLater } from './draw-queue';
import { applyDrawing, chartOf, type Drawing } from './drawing';
import type { Hover, Pointed } from './hover';
import { pointer } from './pointer';

export interface LineChartOptions {
  /** What it shows, for who cannot see it. */
  readonly label: string;
  /** Charts that zoom and point together. */
  readonly hover: Hover;
  /** Called while the user zooms or pans; `undefined`: all of it again. Absent: the chart does neither. */
  readonly zoomed?: (range: Range | undefined) => void;
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
  const marker = pointer();
  const help = zoomed === undefined ? '' : '; plus and minus zoom, 0 shows all';
  const plot = element(
    'div',
    { class: 'plot', tabindex: 0, role: 'group', 'aria-label': `${label}. Arrow keys read values${help}.` },
    canvas,
    ...marker.elements,
  );
  let chart: Chart<'line', Point[]> | undefined;
  let current: Drawing | undefined;
  let [onScreen, due] = [false, false];

  const drawNow = (): void => {
    if (current === undefined) return;
    due = false;
    if (chart === undefined) chart = newChart(canvas, current, zoomed);
    else {
      applyDrawing(chart, current);
      chart.update('none');
    }
    point(hover.pointed);
  };
  /** Shows the range without touching the data; not again where the chart has moved itself. */
  const move = (): void => {
    const range = current?.range;
    if (due || chart === undefined || range === undefined) return;
    const { min, max } = chart.scales['x']!;
    if (min !== range.low || max !== range.high) {
      Object.assign(chart.options.scales!['x']!, { min: range.low, max: range.high });
      chart.update('none');
    }
    point(hover.pointed);
  };
  const drawDue = (): void => {
    if (due) drawNow();
  };
  const point = (pointed: Pointed | undefined): void => {
    if (chart !== undefined) marker.show(pointed, chart, current?.lines ?? []);
  };
  new IntersectionObserver((entries) => {
    // A busy browser tells several pictures at once: the last one counts
    onScreen = entries.at(-1)?.isIntersecting ?? false;
    if (onScreen) drawLater(drawDue, chart === undefined);
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
      if (onScreen) drawLater(drawDue, chart === undefined);
    },
    showRange(range) {
      if (current === undefined) return;
      current = { ...current, range };
      if (chart === undefined || due || !onScreen) due = true;
      else drawLater(move);
    },
  };
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
  const enabled = zoomed !== undefined;
  return new Chart<'line', Point[]>(
    canvas,
    chartOf(drawing, {
      pan: { enabled, mode: 'x', onPan: tell },
      zoom: {
        wheel: { enabled, modifierKey: 'ctrl' },
        pinch: { enabled },
        drag: { enabled, modifierKey: 'shift' },
        mode: 'x',
        onZoom: tell,
      },
    }),
  );
}
