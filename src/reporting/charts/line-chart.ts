import { element, type Markup } from '../markup/element';
import { downsampleToExtremes, visibleRange } from '../series/downsample';
import type { Points } from '../series/growing-series';
import { valueOnLine } from '../series/value-on-line';
import { chartFrame, round, type LegendEntry, type Plot } from './frame';
import { linePath } from './line-path';
import { lineLook, type ChartLook } from './look';
import { pointMark, pointTitles, type PointKind } from './point-mark';
import { linearScale, logarithmicScale, roundedScale, type Scale } from './scale';

export interface ChartLine {
  readonly name: string;
  readonly points: Points;
  /** Faint, behind the others; for what a smoothed line was made of. */
  readonly faint?: boolean;
  /** Number of its colour and dash; absent: its place among the lines. */
  readonly look?: number;
  /** Number of its dash where that is another. */
  readonly dashLook?: number;
  /** From `low` to `high` around the line, at its points. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
  /** Points of it that stand out; the legend says what their shapes mean. */
  readonly marks?: readonly { readonly epochs: number; readonly kind: PointKind }[];
}

export interface LineChart {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly ChartLine[];
  /** Upright lines with a word at them, such as the best epoch. */
  readonly marks?: readonly { readonly epochs: number; readonly text: string }[];
  readonly logarithmic?: boolean;
  /** Part of the horizontal axis to show; absent: from 0 to where the longest line ends. */
  readonly range?: { readonly low: number; readonly high: number } | undefined;
  readonly width?: number;
  readonly height?: number;
}

/** Curves over epochs; more points than pixels are drawn by their extremes. */
export function lineChart(chart: LineChart, look: ChartLook): string {
  const { title, xTitle, yTitle, range, width = 372, height = 210 } = chart;
  const lines = range === undefined ? chart.lines : chart.lines.map((line) => partOf(line, range));
  const inRange = ({ epochs }: { readonly epochs: number }): boolean =>
    range === undefined || (epochs >= range.low && epochs <= range.high);
  const marks = (chart.marks ?? []).filter(inRange);
  const longest = Math.max(1, ...lines.map(({ points }) => points.epochs.at(-1) ?? 0));
  const x = linearScale(range?.low ?? 0, range?.high ?? longest, 6);
  const y = verticalScale(lines, chart.logarithmic === true);
  const drawn = lines.map((line, i): DrawnLine => ({
    ...line,
    ...lineLook(look, line.look ?? i, line.dashLook),
    marks: (line.marks ?? []).filter(inRange),
  }));
  const ground = look.background ?? 'none';
  const frame = {
    title,
    description: `${drawn.map(lineText).join('; ')}.`,
    x: { title: xTitle, scale: x },
    y: { title: yTitle, scale: y },
    plotWidth: width,
    plotHeight: height,
    legend: legendOf(drawn, ground),
  };
  return chartFrame(frame, look, (plot) => {
    const curves = [
      ...drawn.flatMap(({ points, band, stroke }) =>
        band === undefined ? [] : [bandPath(points, band, stroke, plot)],
      ),
      ...drawn.map((line) => curvePath(line, plot, width)),
      ...drawn.flatMap(({ points, stroke }) => (points.values.length === 1 ? [dot(points, stroke, plot)] : [])),
    ];
    return [
      ...(range === undefined ? curves : [clipped(plot, curves)]),
      ...marks.flatMap((mark, i) => markLine(mark, i, plot)),
      ...drawn.flatMap((line) => linePoints(line, plot, ground)),
    ];
  });
}

/** A line as it is drawn. */
type DrawnLine = ChartLine & Required<Pick<ChartLine, 'marks'>> & { readonly stroke: string; readonly dash?: string };

function lineText({ name, points, marks }: DrawnLine): string {
  const marked = marks.map(({ kind, epochs }) => `, ${pointTitles[kind]} at ${round(epochs)}`).join('');
  return `${name}: ${points.values.length} points${marked}`;
}

function legendOf(lines: readonly DrawnLine[], ground: string): LegendEntry[] {
  const kinds = new Set(lines.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  return [
    ...lines
      .filter(({ faint }) => faint !== true)
      .map(({ name, stroke, dash }) => ({ name, stroke, ...(dash !== undefined && { dash }) })),
    ...[...kinds].sort().map((kind) => ({
      name: pointTitles[kind],
      sample: (x: number, y: number) => pointMark({ kind, x, y }, 'currentColor', ground),
    })),
  ];
}

/** The line within the range, with a point beyond either end so that it reaches the edges. */
function partOf(line: ChartLine, { low, high }: { readonly low: number; readonly high: number }): ChartLine {
  const { points, band } = line;
  const { from, to } = visibleRange(points.epochs, low, high);
  const cut = (column: Float64Array): Float64Array => column.subarray(from, to);
  return {
    ...line,
    points: { epochs: cut(points.epochs), seconds: cut(points.seconds), values: cut(points.values) },
    ...(band !== undefined && { band: { low: cut(band.low), high: cut(band.high) } }),
  };
}

/** An inner picture, which shows nothing beyond its edges; unlike a clip path it needs no name. */
function clipped({ left, top, right, bottom }: Plot, children: readonly Markup[]): Markup {
  const [x, width, height] = [round(left), round(right - left), round(bottom - top)];
  return element('svg', { x, y: top, width, height, viewBox: `${x} ${top} ${width} ${height}` }, ...children);
}

function curvePath({ points, stroke, dash, faint }: DrawnLine, plot: Plot, width: number): Markup {
  const { epochs, values } = downsampleToExtremes(points, 2 * width);
  return element('path', {
    d: linePath(epochs.map(plot.x), values.map(plot.y)),
    fill: 'none',
    stroke,
    'stroke-width': faint === true ? 1 : 1.75,
    'stroke-opacity': faint === true ? 0.35 : undefined,
    'stroke-dasharray': faint === true ? undefined : dash,
    'stroke-linejoin': 'round',
  });
}

function verticalScale(lines: readonly ChartLine[], logarithmic: boolean): Scale {
  let [low, high] = [Infinity, -Infinity];
  for (const { points, band } of lines)
    for (const column of [points.values, band?.low ?? [], band?.high ?? []])
      for (const value of column) {
        if (!Number.isFinite(value) || (logarithmic && value <= 0)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
  if (low > high) return linearScale(0, 1);
  return logarithmic ? logarithmicScale(low, high) : roundedScale(low, high);
}

function bandPath(
  { epochs }: Points,
  { low, high }: { readonly low: Float64Array; readonly high: Float64Array },
  fill: string,
  plot: Plot,
): Markup {
  const along = [...epochs.map(plot.x), ...epochs.map(plot.x).reverse()];
  const edge = [...high.map(plot.y), ...low.map(plot.y).reverse()];
  return element('path', { d: `${linePath(along, edge)}Z`, fill, 'fill-opacity': 0.2 });
}

function dot({ epochs, values }: Points, fill: string, plot: Plot): Markup {
  return element('circle', { cx: round(plot.x(epochs[0]!)), cy: round(plot.y(values[0]!)), r: 3, fill });
}

function linePoints({ points, marks, stroke }: DrawnLine, plot: Plot, ground: string): Markup[] {
  return marks.flatMap(({ epochs, kind }) => {
    const y = plot.y(valueOnLine(points.epochs, points.values, epochs));
    return Number.isFinite(y) ? [pointMark({ kind, x: plot.x(epochs), y }, stroke, ground)] : [];
  });
}

function markLine(
  { epochs, text }: { readonly epochs: number; readonly text: string },
  index: number,
  { x, top, bottom, left, right }: Plot,
): Markup[] {
  const at = round(x(epochs));
  const onRight = at > (left + right) / 2;
  return [
    element('line', { x1: at, x2: at, y1: top, y2: bottom, stroke: 'currentColor', 'stroke-dasharray': '1 2' }),
    element(
      'text',
      {
        x: at + (onRight ? -4 : 4),
        y: top + 10 + 12 * index,
        'text-anchor': onRight ? 'end' : 'start',
        'font-size': 10,
      },
      text,
    ),
  ];
}
