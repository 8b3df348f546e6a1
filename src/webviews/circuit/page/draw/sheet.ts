import { operationText } from '../../../../quantum/drawing/describe';
import { geometryOf, type Geometry } from '../../../../quantum/drawing/geometry';
import { layOut } from '../../../../quantum/drawing/layout';
import {
  legendMark,
  markGroups,
  nameMark,
  sectionMarks,
  wireMarks,
  type MarkGroup,
} from '../../../../quantum/drawing/marks';
import type { Drawing } from '../../../../quantum/drawing/shapes';
import { svgElement } from '../../../page/element';
import type { CircuitPageState } from '../model/state';
import { chunksOf, seenChunks } from './chunks';
import { paint } from './paint';

/** Columns as they are drawn: an SVG that holds what is seen of a long circuit and a little beyond. */
export interface Sheet {
  readonly svg: SVGSVGElement;
  /** Wire names, which stay at the left while the rest scrolls. */
  readonly names: SVGSVGElement;
  readonly drawing: Drawing;
  readonly geometry: Geometry;
  /** Adds what comes into sight between `left` and `right` (pixels at zoom 1), removes what is far. */
  reveal(left: number, right: number, state: CircuitPageState): void;
  /** Shows which gates are done and which is selected. */
  mark(state: CircuitPageState): void;
  zoomTo(zoom: number): void;
}

export function sheetOf(state: CircuitPageState): Sheet | undefined {
  const { circuit, sections, folded } = state;
  if (circuit === undefined) return undefined;
  const drawing = layOut(circuit, { sections, folded });
  const geometry = geometryOf(drawing);
  const groups = markGroups(drawing, geometry);
  const chunks = chunksOf(groups, drawing.columns.length);
  const columns = svgElement('g', { role: 'presentation' });
  const svg = svgElement(
    'svg',
    { class: 'sheet', role: 'presentation', viewBox: `${geometry.left} 0 ${widthOf(geometry)} ${geometry.height}` },
    svgElement('g', { 'aria-hidden': 'true' }, ...wireMarks(drawing, geometry).filter(isWire).map(paint)),
    svgElement('g', {}, ...sectionElements(drawing, geometry)),
    columns,
    svgElement('g', {}, ...legendMark(drawing, geometry).map(paint)),
  );
  const shown = new Map<number, SVGGElement>();
  const describe = (group: MarkGroup): string => groupText(group, state);
  return {
    ...{ svg, names: namesOf(drawing, geometry), drawing, geometry },
    reveal(left, right, now) {
      const { from, to } = seenChunks(left, right, chunks.length, geometry.edge);
      for (const [index, element] of shown)
        if (index < from || index >= to) {
          element.remove();
          shown.delete(index);
        }
      for (let index = from; index < to; index++) {
        if (shown.has(index)) continue;
        const element = svgElement(
          'g',
          { role: 'presentation' },
          ...chunks[index]!.map((group) => groupElement(group, describe)),
        );
        markAll(element, now);
        shown.set(index, element);
        columns.append(element);
      }
    },
    mark: (now) => markAll(columns, now),
    zoomTo(zoom) {
      resize(svg, widthOf(geometry) * zoom, geometry.height * zoom);
      resize(this.names, geometry.left * zoom, geometry.height * zoom);
    },
  };
}

/** Without the wires' names, which are an SVG of their own. */
function widthOf({ width, left }: Geometry): number {
  return width - left;
}

function resize(svg: SVGSVGElement, width: number, height: number): void {
  svg.setAttribute('width', String(width));
  svg.setAttribute('height', String(height));
}

function isWire({ role }: { readonly role: string }): boolean {
  return role === 'wire';
}

function namesOf({ wires }: Drawing, { y, left, height }: Geometry): SVGSVGElement {
  const marks = Array.from({ length: wires }, (_, wire) => paint(nameMark(wire, y(wire))));
  return svgElement('svg', { class: 'names', 'aria-hidden': 'true', viewBox: `0 0 ${left} ${height}` }, ...marks);
}

function sectionElements(drawing: Drawing, geometry: Geometry): readonly SVGElement[] {
  return drawing.sections.map((section, index) => {
    const marks = sectionMarks(section, index, drawing, geometry);
    const verb = section.folded ? 'Unfold' : 'Fold';
    return svgElement(
      'g',
      { class: 'section', 'data-section': section.section },
      svgElement('title', {}, `${verb} ${section.title}`),
      ...marks.map(paint),
    );
  });
}

/** `id` of an operation's element, for `aria-activedescendant`. */
export function gateId(operation: number): string {
  return `gate-${operation}`;
}

function groupElement(group: MarkGroup, describe: (group: MarkGroup) => string): SVGGElement {
  const { of } = group;
  const text = { 'aria-label': describe(group) };
  const marks = group.marks.map(paint);
  if ('meter' in of) return svgElement('g', { class: 'measured', role: 'img', ...text }, ...marks);
  if ('section' in of)
    return svgElement('g', { class: 'folded', 'data-section': of.section, role: 'option', ...text }, ...marks);
  const { operation } = of;
  return svgElement(
    'g',
    { class: 'gate', id: gateId(operation), 'data-operation': operation, role: 'option', ...text },
    ...marks,
  );
}

function groupText({ of }: MarkGroup, { circuit, sections }: CircuitPageState): string {
  if ('meter' in of) return `q${of.meter} is measured`;
  if ('section' in of) return `${sections[of.section]?.title ?? ''}, folded`;
  const operations = circuit?.operations ?? [];
  return `Gate ${of.operation + 1} of ${operations.length}: ${operationText(operations[of.operation]!)}`;
}

function markAll(within: Element, { position, selection, sections }: CircuitPageState): void {
  for (const element of within.querySelectorAll<SVGElement>('.gate, .folded')) {
    const { operation, section } = element.dataset;
    const index = operation === undefined ? (sections[Number(section)]?.from ?? 0) : Number(operation);
    toggle(element, 'later', index >= position);
    toggle(element, 'now', operation !== undefined && index === position - 1);
    const selected = operation !== undefined && index === selection;
    toggle(element, 'selected', selected);
    if (selected) element.setAttribute('aria-selected', 'true');
    else if (element.hasAttribute('aria-selected')) element.removeAttribute('aria-selected');
  }
}

function toggle(element: Element, name: string, wanted: boolean): void {
  if (element.classList.contains(name) !== wanted) element.classList.toggle(name, wanted);
}
