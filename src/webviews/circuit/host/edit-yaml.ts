import { isCollection, isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';

/** A change of a text: what stands from `start` to before `end` becomes `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Value = string | number | boolean;

/**
 * The smallest edit that gives a key of nested maps a value: the scalar alone where it stands, else one more line (or
 * entry of a flow map). Comments, order and layout stay. Undefined where the text is no such map.
 */
export function editYaml(text: string, path: readonly string[], value: Value): TextEdit | undefined {
  const document = parseDocument(text, { keepSourceTokens: true });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  return editMap(text, document.contents, path, value, 0);
}

function editMap(
  text: string,
  map: YAMLMap,
  path: readonly string[],
  value: Value,
  depth: number,
): TextEdit | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  if (pair === undefined) return addEntry(text, map, path, value, depth);
  const { value: there } = pair;
  if (isMap(there) && rest.length > 0) return editMap(text, there, rest, value, depth + 1);
  return replaceValue(text, pair, rest, value, indentOf(text, map));
}

/** A scalar (or nothing) in the place of which the value goes, in new maps where the path goes on. */
function replaceValue(
  text: string,
  pair: Pair,
  rest: readonly string[],
  value: Value,
  indent: number,
): TextEdit | undefined {
  if (isCollection(pair.value)) return undefined;
  const at = rangeOf(pair.value);
  if (rest.length === 0) {
    if (at !== undefined && at[1] > at[0]) return { start: at[0], end: at[1], text: scalar(value) };
    const end = rangeOf(pair.key)?.[1];
    if (end === undefined) return undefined;
    const colon = text.indexOf(':', end) + 1;
    return { start: colon, end: colon, text: ` ${scalar(value)}` };
  }
  // `quantum: none` or an empty value becomes a map
  if (at === undefined) return undefined;
  const block = lines(rest, value, indent + 2);
  const from = text.lastIndexOf(':', at[0]) + 1;
  return { start: from, end: at[1], text: `\n${block}` };
}

function addEntry(text: string, map: YAMLMap, path: readonly string[], value: Value, depth: number): TextEdit {
  if (map.flow === true) {
    const end = rangeOf(map)![1] - 1;
    const before = map.items.length === 0 ? '' : ', ';
    const inner = path
      .toReversed()
      .reduce((inside, key, k) => (k === 0 ? `${key}: ${inside}` : `${key}: { ${inside} }`), scalar(value));
    const trimmed = text.slice(0, end).trimEnd().length;
    return { start: trimmed, end: trimmed, text: `${before}${inner}` };
  }
  const indent = depth === 0 ? 0 : indentOf(text, map);
  const last = map.items.at(-1);
  const end = rangeOf(last?.value)?.[1] ?? rangeOf(last?.key)?.[1] ?? rangeOf(map)![1];
  // Behind the line that the map's last value ends on, a comment there included
  const stop = text.slice(0, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', stop);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return { start: at, end: at, text: `\n${lines(path, value, indent)}` };
}

/** One line a key, each deeper than the one before. */
function lines(path: readonly string[], value: Value, indent: number): string {
  return path
    .map((key, k) => `${' '.repeat(indent + 2 * k)}${key}:${k === path.length - 1 ? ` ${scalar(value)}` : ''}`)
    .join('\n');
}

function indentOf(text: string, map: YAMLMap): number {
  const start = rangeOf(map.items[0]?.key)?.[0] ?? rangeOf(map)?.[0] ?? 0;
  return start - (text.lastIndexOf('\n', start - 1) + 1);
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) ? [Number(range[0]), Number(range[1])] : undefined;
}

/** Names and numbers need no quotes; a text that YAML would take for something else does. */
function scalar(value: Value): string {
  if (typeof value !== 'string') return String(value);
  const name = /^[A-Za-z][\w-]*$/.test(value) && !/^(true|false|null)$/i.test(value);
  return name ? value : JSON.stringify(value);
}
