import { operationText } from '../../../../quantum/drawing/describe';
import type { MarkGroup } from '../../../../quantum/drawing/marks';
import { svgElement } from '../../../page/element';
import type { CircuitPageState } from '../model/state';
import { paint } from './paint';

/** What stands in a chunk of columns, as an element; `of` is what it was made of. */
export interface PaintedChunk {
  readonly element: SVGGElement;
  of: readonly MarkGroup[];
}

/** `id` of an operation's element, for `aria-activedescendant`. */
export function gateId(operation: number): string {
  return `gate-${operation}`;
}

export function paintChunk(groups: readonly MarkGroup[], state: CircuitPageState): PaintedChunk {
  const elements = groups.map((group) => groupElement(group, state));
  return { element: svgElement('g', { role: 'presentation' }, ...elements), of: groups };
}

/** Only what differs is painted again; what others are called may have changed with the circuit. */
export function repaintChunk(chunk: PaintedChunk, groups: readonly MarkGroup[], state: CircuitPageState): void {
  const before = new Map(chunk.of.map((group, k) => [JSON.stringify(group), chunk.element.children[k]!]));
  const elements = groups.map((group) => {
    const kept = before.get(JSON.stringify(group));
    kept?.setAttribute('aria-label', groupText(group, state));
    return kept ?? groupElement(group, state);
  });
  const same = elements.length === chunk.of.length && elements.every((one, k) => one === chunk.element.children[k]);
  if (!same) chunk.element.replaceChildren(...elements);
  chunk.of = groups;
}

function groupElement(group: MarkGroup, state: CircuitPageState): SVGGElement {
  const { of } = group;
  const text = { 'aria-label': groupText(group, state) };
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

/** Shows which gates are done and which is selected. */
export function markGates(within: Element, { position, selection, sections }: CircuitPageState): void {
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
