import type { ExperimentDocument } from '../document/experiment-document';
import { descendants, partAt, pathOf, type OutlineNode, type Span } from '../document/outline';

/** A name that stands at several places of a file, and where. */
export interface Named {
  readonly kind: 'class' | 'anchor';
  readonly name: string;
  /** What the cursor is on. */
  readonly here: Span;
  /** Where it is given its meaning, if in this file. */
  readonly definition: Span | undefined;
  /** Every place, the definition among them; the sign of an anchor left out. */
  readonly places: readonly Span[];
}

/** The name at an offset: a class (`dataset.classes` gives it, `training.classWeights` uses it) or a YAML anchor. */
export function nameAt(document: ExperimentDocument, offset: number): Named | undefined {
  return anchorAtOffset(document, offset) ?? classAt(document, offset);
}

function anchorAtOffset({ outline }: ExperimentDocument, offset: number): Named | undefined {
  const nodes = [...descendants(outline)];
  const held = nodes.find((node) => [node.anchor, node.alias].some((one) => one !== undefined && holds(one, offset)));
  const found = [held?.anchor, held?.alias].find((one) => one !== undefined && holds(one, offset));
  if (found === undefined) return undefined;
  const { name } = found;
  const withoutSign = ({ start, end }: Span): Span => ({ start: start + 1, end });
  const definitions = nodes.flatMap(({ anchor }) => (anchor?.name === name ? [anchor] : []));
  const uses = nodes.flatMap(({ alias }) => (alias?.name === name ? [alias] : []));
  const definition = definitions.findLast(({ start }) => start <= found.start) ?? definitions[0];
  return {
    ...{ kind: 'anchor', name, here: withoutSign(found) },
    definition: definition === undefined ? undefined : withoutSign(definition),
    places: [...definitions, ...uses].map(withoutSign).sort((a, b) => a.start - b.start),
  };
}

const definingGroup = 'dataset.classes';
const usingGroup = 'training.classWeights';

function classAt({ outline }: ExperimentDocument, offset: number): Named | undefined {
  const found = partAt(outline, offset);
  if (found?.part !== 'key' || !isClassKey(found.node)) return undefined;
  const name = String(found.node.step);
  const keys = [...descendants(outline)].filter((node) => isClassKey(node) && node.step === name);
  const definition = keys.find((node) => groupOf(node) === definingGroup)?.key;
  const places = keys.flatMap(({ key }) => (key === undefined ? [] : [key]));
  return { kind: 'class', name, here: found.span, definition, places };
}

function isClassKey(node: OutlineNode): boolean {
  return node.colon !== undefined && [definingGroup, usingGroup].includes(groupOf(node));
}

function groupOf(node: OutlineNode): string {
  const path = pathOf(node);
  return path.length === 3 ? path.slice(0, 2).join('.') : '';
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
