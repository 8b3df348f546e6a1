import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml';
import { pathText, type Path } from '../paths';

/** Offsets of a value and of the key before it. */
export interface Span {
  readonly key?: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
}

/** What can't be read as data although it is YAML. */
export interface Unreadable {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly span: readonly [number, number];
}

export interface PlainValue {
  readonly value: unknown;
  /** By `pathText`. */
  readonly spans: ReadonlyMap<string, Span>;
  readonly unreadable: readonly Unreadable[];
}

const deepest = 50;
const mostAliases = 100;
const mostNodes = 100_000;

/** Turns YAML nodes into plain data with the place of every value; follows aliases within bounds. */
export function plainValue(root: Node | null): PlainValue {
  const reader = new NodeReader();
  const value = root === null ? null : reader.read(root as ParsedNode, []);
  return { value, spans: reader.spans, unreadable: reader.unreadable };
}

class NodeReader {
  readonly spans = new Map<string, Span>();
  readonly unreadable: Unreadable[] = [];
  private readonly anchors = new Map<string, ParsedNode>();
  private readonly open = new Set<ParsedNode>();
  private aliases = 0;
  private nodes = 0;

  read(node: ParsedNode | null, path: Path, at?: Span): unknown {
    const span = at ?? { value: spanOf(node) };
    this.spans.set(pathText(path), span);
    if (node === null) return null;
    if (++this.nodes > mostNodes)
      return this.refuse(
        'too-large',
        'The file holds too many values.',
        'An experiment has a few hundred.',
        span.value,
      );
    if (path.length > deepest)
      return this.refuse('too-deep', 'The file is nested too deeply.', 'An experiment needs five levels.', span.value);
    if (isAlias(node)) return this.alias(node.source, path, span);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    this.open.add(node);
    const value = isMap(node) ? this.map(node.items, path) : isSeq(node) ? this.list(node.items, path, at) : null;
    this.open.delete(node);
    return value;
  }

  private map(items: readonly { key: unknown; value: unknown }[], path: Path): Record<string, unknown> {
    const result = Object.create(null) as Record<string, unknown>;
    const names = new Set<string>();
    for (const item of items) {
      const key = item.key as ParsedNode | null;
      const name = isScalar(key) ? String(key.value) : isAlias(key) ? `*${key.source}` : '';
      const keySpan = spanOf(key);
      if (names.has(name))
        this.unreadable.push({
          code: 'duplicate-key',
          what: `\`${name}\` stands here for the second time.`,
          remedy: 'Keep one of the two.',
          span: keySpan,
        });
      names.add(name);
      const value = item.value as ParsedNode | null;
      const valueSpan = value === null ? keySpan : spanOf(value);
      const shown = valueSpan[1] > valueSpan[0] ? valueSpan : keySpan;
      result[name] = this.read(value, [...path, name], { key: keySpan, value: shown });
    }
    return result;
  }

  private list(items: readonly (ParsedNode | null)[], path: Path, at: Span | undefined): unknown[] {
    return items.map((item, index) => {
      const span = spanOf(item);
      return this.read(item, [...path, index], { value: span[1] > span[0] ? span : (at?.value ?? span) });
    });
  }

  private alias(name: string, path: Path, span: Span): unknown {
    const target = this.anchors.get(name);
    if (target === undefined)
      return this.refuse(
        'unknown-alias',
        `\`*${name}\` refers to nothing: no \`&${name}\` stands above.`,
        'Write the value itself.',
        span.value,
      );
    if (this.open.has(target) || ++this.aliases > mostAliases)
      return this.refuse(
        'too-many-aliases',
        this.open.has(target)
          ? `\`*${name}\` holds itself.`
          : `The file refers to anchors more than ${mostAliases} times.`,
        'Write the values themselves.',
        span.value,
      );
    return this.read(target, path, span);
  }

  private refuse(code: string, what: string, remedy: string, span: readonly [number, number]): undefined {
    if (!this.unreadable.some((one) => one.code === code && code !== 'unknown-alias'))
      this.unreadable.push({ code, what, remedy, span });
    return undefined;
  }
}

function spanOf(node: ParsedNode | null): readonly [number, number] {
  const range = node?.range;
  return range ? [range[0], range[1]] : [0, 0];
}
