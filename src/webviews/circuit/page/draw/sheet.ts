import type { Circuit } from '../../../../quantum/circuit';
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
import { markGates, paintChunk, repaintChunk, type PaintedChunk } from './gate-groups';
import { paint } from './paint';

/** A circuit on its grid. */
export interface LaidOut {
  readonly drawing: Drawing;
  readonly geometry: Geometry;
}

/**
 * Columns as they are drawn: an SVG that holds what is seen of a long circuit and a little beyond. Of another circuit only
 * what differs is painted: who types changes little of what is in sight.
 */
export interface Sheet {
  readonly svg: SVGSVGElement;
  /** Wire names, which stay at the left while the rest scrolls. */
  readonly names: SVGSVGElement;
  /** What is drawn; undefined before the first `draw`. */
  readonly laidOut: LaidOut | undefined;
  /** Takes the state's circuit; columns are painted by `reveal`. */
  draw(state: CircuitPageState & { readonly circuit: Circuit }): LaidOut;
  /** Adds what comes into sight between `left` and `right` (pixels at zoom 1) and `spare` chunks beyond, removes the rest. */
  reveal(left: number, right: number, state: CircuitPageState, spare: number): void;
  /** Shows which gates are done and which is selected. */
  mark(state: CircuitPageState): void;
  zoomTo(zoom: number): void;
}

export function createSheet(): Sheet {
  const [wires, sections] = [patched({ 'aria-hidden': 'true' }), patched({})];
  const [columns, legend] = [svgElement('g', { role: 'presentation' }), patched({})];
  const svg = svgElement(
    'svg',
    { class: 'sheet', role: 'presentation' },
    ...[wires.element, sections.element, columns, legend.element],
  );
  const wireNames = patched({});
  const names = svgElement('svg', { class: 'names', 'aria-hidden': 'true' }, wireNames.element);
  const shown = new Map<number, PaintedChunk>();
  let chunks: readonly (readonly MarkGroup[])[] = [];
  let laidOut: LaidOut | undefined;
  return {
    ...{ svg, names },
    get laidOut() {
      return laidOut;
    },
    draw({ circuit, sections: all, folded }) {
      const drawing = layOut(circuit, { sections: all, folded });
      const geometry = geometryOf(drawing);
      const { left, width, height, y } = geometry;
      laidOut = { drawing, geometry };
      chunks = chunksOf(markGroups(drawing, geometry), drawing.columns.length);
      setAll(svg, { viewBox: `${left} 0 ${width - left} ${height}` });
      setAll(names, { viewBox: `0 0 ${left} ${height}` });
      wires.show(wireMarks(drawing, geometry).filter(isWire), (marks) => marks.map(paint));
      sections.show(sectionsOf(laidOut), (groups) => groups.map(sectionElement));
      legend.show(legendMark(drawing, geometry), (marks) => marks.map(paint));
      wireNames.show(
        Array.from({ length: drawing.wires }, (_, wire) => nameMark(wire, y(wire))),
        (marks) => marks.map(paint),
      );
      return laidOut;
    },
    reveal(left, right, now, spare) {
      if (laidOut === undefined) return;
      const { from, to } = seenChunks(left, right, chunks.length, laidOut.geometry.edge, spare);
      for (const [index, { element }] of shown)
        if (index < from || index >= to) {
          element.remove();
          shown.delete(index);
        }
      for (let index = from; index < to; index++) {
        const groups = chunks[index]!;
        const there = shown.get(index);
        if (there?.of === groups) continue;
        const chunk = there ?? paintChunk(groups, now);
        if (there !== undefined) repaintChunk(there, groups, now);
        else columns.append(chunk.element);
        markGates(chunk.element, now);
        shown.set(index, chunk);
      }
    },
    mark: (now) => markGates(columns, now),
    zoomTo(zoom) {
      if (laidOut === undefined) return;
      const { left, width, height } = laidOut.geometry;
      setAll(svg, { width: (width - left) * zoom, height: height * zoom });
      setAll(names, { width: left * zoom, height: height * zoom });
    },
  };
}

function isWire({ role }: { readonly role: string }): boolean {
  return role === 'wire';
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** A group that is painted anew only where it is another than before. */
function patched(attributes: Readonly<Record<string, string>>): {
  readonly element: SVGGElement;
  show<T>(parts: readonly T[], made: (parts: readonly T[]) => readonly SVGElement[]): void;
} {
  const element = svgElement('g', attributes);
  let before = '[]';
  return {
    element,
    show(parts, made) {
      const now = JSON.stringify(parts);
      if (now === before) return;
      before = now;
      element.replaceChildren(...made(parts));
    },
  };
}

function sectionsOf({ drawing, geometry }: LaidOut) {
  return drawing.sections.map(({ section, folded, title }, index) => ({
    section,
    title: `${folded ? 'Unfold' : 'Fold'} ${title}`,
    marks: sectionMarks(drawing.sections[index]!, index, drawing, geometry),
  }));
}

function sectionElement({ section, title, marks }: ReturnType<typeof sectionsOf>[number]): SVGElement {
  const named = svgElement('title', {}, title);
  return svgElement('g', { class: 'section', 'data-section': section }, named, ...marks.map(paint));
}
