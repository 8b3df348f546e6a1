import type { ChartConfiguration, ChartDataset, Point, PointStyle } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { ZoomPluginOptions } from 'chartjs-plugin-zoom/types/options';
import { pointRadius, type PointKind } from '../../../../reporting/charts/point-mark';
import type { Range } from '../../view';
import { withAlpha, type Theme } from '../theme';
import type { Chart } from './chart-library';
import { chartOptions, type Axes } from './chart-options';
import { heightAt, type Line, type Mark } from './line';

export interface Drawing {
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly axes: Axes;
  /** Part of the horizontal axis that shows; absent: all of `extent`. */
  readonly range?: Range | undefined;
  readonly extent: Range;
  readonly theme: Theme;
}

/** Puts the drawing's lines, marks and axes into the chart, to be shown by its next update. */
export function applyDrawing(chart: Chart<'line', Point[]>, drawing: Drawing): void {
  const { x, y } = drawnScales(drawing);
  Object.assign(chart.options.scales!['x']!, x);
  chart.options.scales!['y'] = y;
  const plugins = chart.options.plugins!;
  plugins.zoom!.limits = zoomLimits(drawing);
  plugins.annotation = { annotations: annotationsOf(drawing) };
  chart.data.datasets = allDatasets(drawing);
}

/** All that a chart of this drawing begins with, so that it is laid out once. */
export function chartOf(drawing: Drawing, zoom: ZoomPluginOptions): ChartConfiguration<'line', Point[]> {
  return {
    type: 'line',
    data: { datasets: allDatasets(drawing) },
    options: {
      ...chartOptions(drawing.theme, drawing.axes),
      scales: drawnScales(drawing),
      plugins: {
        zoom: { ...zoom, limits: zoomLimits(drawing) },
        annotation: { annotations: annotationsOf(drawing) },
      },
    },
  };
}

function drawnScales({ theme, axes, range, extent }: Drawing) {
  const { x, y } = chartOptions(theme, axes).scales!;
  return { x: { ...x, min: range?.low ?? extent.low, max: range?.high ?? extent.high }, y: y! };
}

function zoomLimits({ extent: { low, high } }: Drawing): NonNullable<ZoomPluginOptions['limits']> {
  return { x: { min: low, max: high, minRange: (high - low) / 10_000 } };
}

function annotationsOf({ marks, theme }: Drawing): AnnotationOptions[] {
  return marks.map(({ at, label, colour }) => ({
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
  }));
}

/** What stands first is drawn over the others. */
function allDatasets({ lines, theme }: Drawing): ChartDataset<'line', Point[]>[] {
  return [...lines.flatMap((line) => pointsDataset(line, theme)), ...lines.flatMap(datasetsOf)];
}

const pointStyles: Readonly<Record<PointKind, PointStyle>> = { best: 'rectRot', stoppedEarly: 'rect' };

/** Points that stand out, shaped as in `reporting/charts/point-mark`. */
function pointsDataset(line: Line, { background }: Theme): ChartDataset<'line', Point[]>[] {
  const { points = [], colour } = line;
  const drawn = points
    .map(({ at, kind }) => ({ x: at, y: heightAt(line, at), kind }))
    .filter(({ y }) => Number.isFinite(y))
    .sort((a, b) => a.x - b.x);
  if (drawn.length === 0) return [];
  const by = <T>(best: T, stoppedEarly: T): T[] => drawn.map(({ kind }) => ({ best, stoppedEarly })[kind]);
  return [
    {
      data: drawn.map(({ x, y }) => ({ x, y })),
      showLine: false,
      clip: 2 * pointRadius,
      pointRadius,
      pointStyle: drawn.map(({ kind }) => pointStyles[kind]),
      pointBackgroundColor: by(colour, background),
      pointBorderColor: by(background, colour),
      pointBorderWidth: by(1, 1.75),
    },
  ];
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
