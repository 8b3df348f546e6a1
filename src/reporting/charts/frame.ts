import { element, together, type Child, type Markup } from '../markup/element';
import type { ChartLook } from './look';
import type { Scale } from './scale';

export interface Axis {
  readonly title: string;
  readonly scale: Scale;
}

/** What every chart has. Sizes in pixels. */
export interface ChartFrame {
  readonly title: string;
  /** For those who cannot see it: what the chart shows. */
  readonly description: string;
  readonly x: Axis;
  readonly y: Axis;
  /** Of the plot without its axes. */
  readonly plotWidth: number;
  readonly plotHeight: number;
  readonly legend: readonly LegendEntry[];
}

export interface LegendLine {
  readonly name: string;
  readonly stroke: string;
  readonly dash?: string;
}

/** A line, or what `sample` draws around the middle of its place. */
export type LegendEntry = LegendLine | { readonly name: string; readonly sample: (x: number, y: number) => Markup };

/** From values to pixels; a place outside the axis is NaN or outside the plot. */
export interface Plot {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const fontSize = 11;
const legendLine = 17;
/** Mean width of a letter, as a share of the font's size. */
const letter = 0.55;

/** A chart with axes, grid, title and legend around what `draw` puts into the plot. */
export function chartFrame(frame: ChartFrame, look: ChartLook, draw: (plot: Plot) => readonly Child[]): string {
  const { x, y, plotWidth, plotHeight } = frame;
  const widest = Math.max(...y.scale.ticks.map(({ text }) => text.length), 1);
  const left = 26 + widest * fontSize * letter;
  const top = 28;
  const [right, bottom] = [left + plotWidth, top + plotHeight];
  const width = Math.ceil(right + 14);
  const rows = legendRows(frame.legend, width - left);
  const height = bottom + 40 + rows.length * legendLine;
  const plot: Plot = {
    left,
    top,
    right,
    bottom,
    x: (value) => left + plotWidth * x.scale.share(value),
    y: (value) => bottom - plotHeight * y.scale.share(value),
  };
  return svgDocument(
    { width, height, title: frame.title, description: frame.description },
    look,
    titleMarkup(frame.title, left, width),
    ...axes(frame, plot),
    ...draw(plot),
    ...rows.flatMap((row, r) => legend(row, left, bottom + 44 + r * legendLine)),
  );
}

/** The outermost element; `title` and `description` are read out. */
export function svgDocument(
  size: { readonly width: number; readonly height: number; readonly title: string; readonly description: string },
  look: ChartLook,
  ...children: readonly Child[]
): string {
  const { width, height, title, description } = size;
  const background =
    look.background === undefined ? '' : element('rect', { width, height, fill: look.background, stroke: 'none' });
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': `${title}. ${description}`,
    'font-family': look.fontFamily,
    'font-size': fontSize,
    fill: look.ink,
    stroke: 'none',
    color: look.background === undefined ? undefined : look.ink,
  };
  return element('svg', attributes, background, ...children).markup;
}

/** Pixels a title takes. */
export function titleWidth(title: string): number {
  return 16 + title.length * 6.8;
}

/** Cut short where the chart is too narrow for it. */
export function titleMarkup(title: string, x: number, width: number): Markup {
  const letters = Math.floor((width - x) / 6.8);
  const shown = title.length <= letters ? title : `${title.slice(0, letters - 1)}…`;
  return element('text', { x, y: 16, 'font-weight': 'bold', 'font-size': 12 }, shown);
}

function axes({ x, y }: ChartFrame, plot: Plot): Markup[] {
  const { left, right, top, bottom } = plot;
  const grid = { stroke: 'currentColor', 'stroke-opacity': 0.15 };
  const ofX = x.scale.ticks.map(({ value, text }) => {
    const at = round(plot.x(value));
    return together(
      element('line', { x1: at, x2: at, y1: top, y2: bottom, ...grid }),
      element('text', { x: at, y: bottom + 15, 'text-anchor': 'middle' }, text),
    );
  });
  const ofY = y.scale.ticks.map(({ value, text }) => {
    const at = round(plot.y(value));
    return together(
      element('line', { x1: left, x2: right, y1: at, y2: at, ...grid }),
      element('text', { x: left - 6, y: at + 4, 'text-anchor': 'end' }, text),
    );
  });
  const [middleX, middleY] = [round((left + right) / 2), round((top + bottom) / 2)];
  return [
    ...ofX,
    ...ofY,
    element('path', { d: `M${round(left)} ${top}V${bottom}H${round(right)}`, fill: 'none', stroke: 'currentColor' }),
    element('text', { x: middleX, y: bottom + 32, 'text-anchor': 'middle' }, x.title),
    element('text', { transform: `translate(12 ${middleY}) rotate(-90)`, 'text-anchor': 'middle' }, y.title),
  ];
}

function legendRows(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    const own = entryWidth(entry);
    if (used + own > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1).push(entry);
    used += own;
  }
  return rows;
}

function entryWidth({ name }: LegendEntry): number {
  return 42 + name.length * fontSize * letter;
}

function legend(entries: readonly LegendEntry[], left: number, y: number): Markup[] {
  let x = left;
  return entries.map((entry) => {
    const at = round(x);
    x += entryWidth(entry);
    return together(legendSample(entry, at, y), element('text', { x: at + 27, y: y + 4 }, entry.name));
  });
}

function legendSample(entry: LegendEntry, left: number, y: number): Markup {
  if ('sample' in entry) return entry.sample(left + 16, y);
  return element('line', {
    x1: left,
    x2: left + 22,
    y1: y,
    y2: y,
    stroke: entry.stroke,
    'stroke-width': 2.5,
    'stroke-dasharray': entry.dash,
  });
}

/** To a tenth of a pixel. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
