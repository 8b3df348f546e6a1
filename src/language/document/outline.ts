import type { Path, PlainObject } from '../../experiment/paths';

/** Offsets in UTF-16 units; `end` is behind the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface OutlineScalar extends Span {
  /** As the core schema of YAML reads it. */
  readonly value: unknown;
  readonly quoted: boolean;
}

/** `&name` or `*name`, the sign included. */
export interface NamedAnchor extends Span {
  readonly name: string;
}

/**
 * One key, list entry or half-written word of an experiment file, as a reader means it who goes by lines and
 * indentation: also in files that YAML refuses. What is *true* of a file comes from the YAML reader; see `readYaml`.
 */
export interface OutlineNode {
  /** Key, or position in the list from 0. */
  readonly step: string | number;
  readonly parent: OutlineNode | undefined;
  /** Column of the key or of the dash, from 0; −1 for the whole file. */
  readonly indent: number;
  readonly start: number;
  end: number;
  /** The key as written, quotes included. */
  readonly key?: Span;
  /** Where the colon stands; a word without one is not a key yet. */
  readonly colon?: number;
  /** Inside brackets. */
  readonly inFlow: boolean;
  scalar?: OutlineScalar;
  anchor?: NamedAnchor;
  alias?: NamedAnchor;
  /** The brackets around the value; `closed` is behind the closing one. */
  flow?: { readonly open: number; closed: number | undefined };
  shape: 'empty' | 'scalar' | 'map' | 'list';
  readonly children: OutlineNode[];
}

/** Of a new node, before anything is known of its value. */
export function newNode(
  step: string | number,
  parent: OutlineNode | undefined,
  indent: number,
  span: Span,
  inFlow: boolean,
  more: { readonly key?: Span; readonly colon?: number } = {},
): OutlineNode {
  return { step, parent, indent, ...span, inFlow, shape: 'empty', children: [], ...more };
}

/** A word that stands where a key or a value is being written. */
export function isWord(node: OutlineNode): boolean {
  return node.key !== undefined && node.colon === undefined;
}

export function pathOf(node: OutlineNode): Path {
  return node.parent === undefined ? [] : [...pathOf(node.parent), node.step];
}

/** What the node holds as plain data; half-written words count as the value where nothing else stands. */
export function plainOf(node: OutlineNode): unknown {
  if (node.scalar !== undefined) return node.scalar.value;
  const [only] = node.children;
  if (node.children.length === 1 && only !== undefined && isWord(only) && !only.inFlow) return only.step;
  if (node.shape === 'list') return node.children.map(plainOf);
  if (node.shape !== 'map') return null;
  const result = Object.create(null) as PlainObject;
  for (const child of node.children) if (!isWord(child)) result[child.step] = plainOf(child);
  return result;
}

/** The node at a path; the last of several with the same key. */
export function nodeAt(root: OutlineNode, path: Path): OutlineNode | undefined {
  let node: OutlineNode | undefined = root;
  for (const step of path) {
    node = node.children.findLast((child) => child.step === step && !isWord(child));
    if (node === undefined) return undefined;
  }
  return node;
}

/** Every node below this one, in the file's order. */
export function* descendants(node: OutlineNode): Generator<OutlineNode> {
  const waiting = [...node.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--) waiting.push(next.children[index]!);
  }
}

/** The key or scalar that holds an offset, its end included. */
export function partAt(
  root: OutlineNode,
  offset: number,
): { readonly node: OutlineNode; readonly part: 'key' | 'value'; readonly span: Span } | undefined {
  for (const node of descendants(root)) {
    if (node.start > offset) return undefined;
    for (const part of ['key', 'value'] as const) {
      const span = part === 'key' ? node.key : (node.scalar ?? node.alias);
      if (span !== undefined && span.start <= offset && offset <= span.end) return { node, part, span };
    }
  }
  return undefined;
}
