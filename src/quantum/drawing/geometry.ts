import { charactersOf } from './markup';
import type { Drawing } from './shapes';

/** Pixels at zoom 1. */
export const size = {
  row: 48,
  box: 34,
  gap: 14,
  character: 8.5,
  margin: 12,
  /** Room for wire names. */
  names: 40,
  /** Height of the strip with the sections' titles. */
  titles: 24,
  /** Room for the barrier between two sections. */
  barrier: 12,
  legend: 26,
  label: 16,
  detail: 11.5,
  dot: 4,
  plus: 10,
};

/** Where the grid's cells are, in pixels. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** Where wires begin and end. */
  readonly left: number;
  readonly right: number;
  /** Centre of a column. */
  readonly x: (column: number) => number;
  /** Of a wire. */
  readonly y: (wire: number) => number;
  /** Of the boxes of a column. */
  readonly columnWidth: (column: number) => number;
  /** Middle of the gap before a column (for the number of columns: behind the last). */
  readonly edge: (column: number) => number;
}

export function geometryOf({ columns, wires, sections, legend }: Drawing): Geometry {
  const widths = columns.map(({ characters }) => Math.max(size.box, Math.ceil(characters * size.character) + 12));
  const barriers = new Set(sections.slice(1).map(({ first }) => first));
  const left = size.margin + size.names;
  const starts: number[] = [];
  const endOf = new Map(sections.map((section) => [section.last, section]));
  let x = left + size.gap;
  widths.forEach((width, column) => {
    if (barriers.has(column)) x += size.barrier;
    starts.push(x);
    x += width + size.gap;
    const section = endOf.get(column);
    if (section?.folded === false) x = Math.max(x, starts[section.first]! + titleWidth(section.title) + size.gap);
  });
  const top = size.margin + (sections.length === 0 ? 0 : size.titles);
  const edge = (column: number): number => {
    const start = starts[column] ?? x;
    return start - size.gap / 2 - (barriers.has(column) ? size.barrier / 2 : 0);
  };
  return {
    width: x + size.margin,
    height: top + size.row * wires + (legend === '' ? 0 : size.legend) + size.margin,
    left,
    right: x,
    x: (column) => (starts[column] ?? x) + (widths[column] ?? 0) / 2,
    y: (wire) => top + size.row * (wire + 0.5),
    columnWidth: (column) => widths[column] ?? size.box,
    edge,
  };
}

function titleWidth(title: string): number {
  return charactersOf(title) * size.detail * 0.56;
}
