import { size, type Geometry } from './geometry';
import type { Markup } from './markup';
import type { Drawing, PlacedSection, Shape } from './shapes';

/** What a mark is, which says how it looks: its CSS class on a page, its colours in a file. */
export type Role =
  | 'wire'
  | 'name'
  | 'link'
  | 'dot'
  | 'plus'
  | 'cross'
  | 'box'
  | 'box input'
  | 'box weight'
  | 'block'
  | 'meter'
  | 'needle'
  | 'label'
  | 'detail'
  | 'barrier'
  | 'title'
  | 'legend';

/** Something to be painted, in pixels. */
export type Mark =
  | { readonly kind: 'path'; readonly role: Role; readonly d: string }
  | { readonly kind: 'circle'; readonly role: Role; readonly x: number; readonly y: number; readonly r: number }
  | {
      readonly kind: 'rect';
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'text';
      readonly role: Role;
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly anchor: 'start' | 'middle';
      readonly text: Markup;
    };

/** Marks of one operation, one folded section or one meter, in one column. */
export interface MarkGroup {
  readonly of: { readonly operation: number } | { readonly section: number } | { readonly meter: number };
  readonly column: number;
  readonly marks: readonly Mark[];
}

const order: readonly Shape['kind'][] = ['link', 'dot', 'plus', 'cross', 'box', 'block', 'meter'];

/** What stands in the columns, group by group, in the order of the circuit. */
export function markGroups({ shapes }: Drawing, geometry: Geometry): readonly MarkGroup[] {
  const groups = new Map<string, { of: MarkGroup['of']; column: number; shapes: Shape[] }>();
  for (const shape of shapes) {
    const of = ownerOf(shape);
    const key = JSON.stringify(of);
    const group = groups.get(key) ?? { of, column: shape.column, shapes: [] };
    group.shapes.push(shape);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ of, column, shapes: own }) => ({
    of,
    column,
    marks: own
      .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
      .flatMap((one) => marksOf(one, geometry)),
  }));
}

function ownerOf(shape: Shape): MarkGroup['of'] {
  if (shape.kind === 'block') return { section: shape.section };
  return shape.kind === 'meter' ? { meter: shape.wire } : { operation: shape.operation };
}

/** Wires with their names. */
export function wireMarks({ wires, shapes }: Drawing, { left, right, x, y }: Geometry): readonly Mark[] {
  // A measured wire ends in its meter
  const ends = new Map(shapes.flatMap((one) => (one.kind === 'meter' ? [[one.wire, x(one.column)] as const] : [])));
  return Array.from({ length: wires }, (_, wire): readonly Mark[] => [
    { kind: 'path', role: 'wire', d: `M${left} ${y(wire)}H${ends.get(wire) ?? right}` },
    nameMark(wire, y(wire)),
  ]).flat();
}

export function nameMark(wire: number, y: number): Mark {
  return { kind: 'text', role: 'name', x: size.margin, y, size: size.label, anchor: 'start', text: `q_{${wire}}` };
}

/** The barrier before a section (none before the first) and its title. */
export function sectionMarks(
  section: PlacedSection,
  index: number,
  drawing: Drawing,
  geometry: Geometry,
): readonly Mark[] {
  const { edge, y } = geometry;
  const [x, top, bottom] = [edge(section.first), y(0) - size.row / 2, y(drawing.wires - 1) + size.row / 2];
  const before: readonly Mark[] = index === 0 ? [] : [{ kind: 'path', role: 'barrier', d: `M${x} ${top}V${bottom}` }];
  // A folded section says its title itself
  if (section.folded) return before;
  const title: Mark = {
    kind: 'text',
    role: 'title',
    x: x + size.gap / 2 + (index === 0 ? 0 : size.barrier / 2),
    y: top - size.titles / 2,
    size: size.detail,
    anchor: 'start',
    text: section.title,
  };
  return [...before, title];
}

export function legendMark({ legend, wires }: Drawing, { left, y }: Geometry): readonly Mark[] {
  if (legend === '') return [];
  const at = y(wires - 1) + size.row / 2 + size.legend / 2;
  return [{ kind: 'text', role: 'legend', x: left, y: at, size: size.detail + 1, anchor: 'start', text: legend }];
}

function marksOf(shape: Shape, { x, y, columnWidth }: Geometry): readonly Mark[] {
  const cx = x(shape.column);
  switch (shape.kind) {
    case 'link':
      return [{ kind: 'path', role: 'link', d: `M${cx} ${y(shape.top)}V${y(shape.bottom)}` }];
    case 'dot':
      return [{ kind: 'circle', role: 'dot', x: cx, y: y(shape.wire), r: size.dot }];
    case 'plus': {
      const [cy, r] = [y(shape.wire), size.plus];
      return [
        { kind: 'circle', role: 'plus', x: cx, y: cy, r },
        { kind: 'path', role: 'link', d: `M${cx - r} ${cy}H${cx + r}M${cx} ${cy - r}V${cy + r}` },
      ];
    }
    case 'cross': {
      const [cy, r] = [y(shape.wire), 6];
      return [
        { kind: 'path', role: 'cross', d: `M${cx - r} ${cy - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}` },
      ];
    }
    case 'box':
      return boxMarks(shape, shape.by === 'nothing' ? 'box' : `box ${shape.by}`, cx, y, columnWidth(shape.column));
    case 'block':
      return boxMarks(shape, 'block', cx, y, columnWidth(shape.column));
    case 'meter':
      return meterMarks(cx, y(shape.wire), shape.label);
  }
}

function boxMarks(
  { top, bottom, label, detail }: Extract<Shape, { label: Markup; top: number }>,
  role: Role,
  cx: number,
  y: (wire: number) => number,
  width: number,
): readonly Mark[] {
  const height = size.row * (bottom - top) + size.box;
  const cy = (y(top) + y(bottom)) / 2;
  const text = (words: Markup, dy: number, as: 'label' | 'detail'): Mark => ({
    ...{ kind: 'text', role: as, x: cx, y: cy + dy, size: size[as], anchor: 'middle', text: words },
  });
  return [
    { kind: 'rect', role, x: cx - width / 2, y: cy - height / 2, width, height },
    ...(detail === '' ? [text(label, 0, 'label')] : [text(label, -6.5, 'label'), text(detail, 9, 'detail')]),
  ];
}

/** The textbook's dial, with the basis above it. */
function meterMarks(cx: number, cy: number, label: Markup): readonly Mark[] {
  const half = size.box / 2;
  const foot = cy + 9;
  return [
    { kind: 'rect', role: 'meter', x: cx - half, y: cy - half, width: size.box, height: size.box },
    {
      kind: 'path',
      role: 'needle',
      d: `M${cx - 11} ${foot}A11 11 0 0 1 ${cx + 11} ${foot}M${cx} ${foot}L${cx + 8} ${foot - 14}`,
    },
    ...(label === ''
      ? []
      : [{ kind: 'text', role: 'detail', x: cx - 8, y: cy - 9, size: 10, anchor: 'middle', text: label } as const]),
  ];
}
