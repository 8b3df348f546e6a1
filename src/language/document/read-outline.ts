import { newNode, type OutlineNode, type Span } from './outline';
import { readFlow } from './read-flow';
import { anchorAt, commentStart, lastVisible, plainScalar, quotedScalar } from './scalars';

interface Line extends Span {
  /** Offset of the first visible character. */
  readonly first: number;
}

interface Reading {
  readonly text: string;
  readonly root: OutlineNode;
  /** The nodes that the next line may stand in, outermost first. */
  readonly open: OutlineNode[];
  /** What is read already reaches to here: a text or brackets over several lines. */
  consumed: number;
}

/** Deeper entries are passed over: an experiment needs five levels. */
const deepest = 50;

const plainKey = /(?![\s#"'[\]{},&*!|>%@`])(?:(?!\s#)[^\n\r])*?(?=[ \t]*:(?:[ \t\r\n]|$))/y;
const quotedKey = /(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')(?=[ \t]*:(?:[ \t\r\n]|$))/y;

/** The outline of any text, by its lines and indentation; never throws, in time proportional to its length. */
export function readOutline(text: string): OutlineNode {
  const root = newNode('', undefined, -1, { start: 0, end: text.length }, false);
  const reading: Reading = { text, root, open: [root], consumed: 0 };
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    let first = start;
    while (first < end && /[ \t\r\uFEFF]/.test(text[first]!)) first++;
    const line = { start, end, first };
    if (first >= reading.consumed && first < end && text[first] !== '#' && !isMarker(text, line))
      readLine(reading, line);
    start = end + 1;
  }
  closeEnds(root);
  return root;
}

function isMarker(text: string, { start, first, end }: Line): boolean {
  return first === start && /^(---|\.\.\.|%[A-Z])/.test(text.slice(start, Math.min(end, start + 4)));
}

function readLine(reading: Reading, line: Line): void {
  const { text, root, open } = reading;
  let at = line.first;
  if (root.children.length === 0 && root.shape === 'empty' && /[{[]/.test(text[at]!)) {
    reading.consumed = readFlow(text, at, text.length, root);
    return;
  }
  let holder: OutlineNode | undefined;
  while (open.length <= deepest && text[at] === '-' && (at + 1 >= line.end || /[ \t\r]/.test(text[at + 1]!))) {
    const list: OutlineNode = holder ?? holderForItem(reading, at - line.start);
    if (list.shape === 'empty') list.shape = 'list';
    holder = newNode(list.children.length, list, at - line.start, { start: at, end: at + 1 }, false);
    list.children.push(holder);
    open.push(holder);
    at = skipBlanks(text, at + 1, line.end);
  }
  if (at < commentStart(text, at, line.end)) readEntry(reading, line, at, holder);
}

function readEntry(reading: Reading, line: Line, at: number, item: OutlineNode | undefined): void {
  const { text, open } = reading;
  const indent = at - line.start;
  const key = keyAt(text, at);
  if (key !== undefined) {
    const holder = item ?? holderFor(reading, indent);
    if (holder.shape !== 'list') holder.shape = 'map';
    const colon = skipBlanks(text, key.end, line.end);
    if (open.length > deepest) return;
    const { start, end } = key;
    const more = { key: { start, end }, colon };
    const node = newNode(key.name, holder, indent, { start, end: colon + 1 }, false, more);
    holder.children.push(node);
    open.push(node);
    readValue(reading, line, colon + 1, node);
  } else if (item !== undefined) readValue(reading, line, at, item);
  else readWord(reading, line, at, indent);
}

/** Something without a colon: a value on a line of its own, the next line of a text, or a key being written. */
function readWord(reading: Reading, line: Line, at: number, indent: number): void {
  const { text, open } = reading;
  const last = open.at(-1);
  const end = lastVisible(text, at, commentStart(text, at, line.end));
  if (last.scalar !== undefined && !last.scalar.quoted && last.indent < indent && last.colon !== undefined) {
    last.end = end;
    return;
  }
  const holder = holderFor(reading, indent);
  if (holder.shape === 'empty' && /["'{[*&|>]/.test(text[at]!) && holder.parent !== undefined) {
    readValue(reading, line, at, holder);
    return;
  }
  if (holder.shape === 'empty') holder.shape = 'map';
  const span = { start: at, end };
  holder.children.push(newNode(text.slice(at, end), holder, indent, span, false, { key: span }));
}

/** What stands behind a colon or a dash. */
function readValue(reading: Reading, line: Line, from: number, node: OutlineNode): void {
  const { text } = reading;
  const stop = commentStart(text, skipBlanks(text, from, line.end), line.end);
  const at = skipBlanks(text, from, stop);
  if (at >= stop) return;
  const sign = text[at]!;
  if (sign === '&' || sign === '!') {
    const end = anchorAt(text, at, stop)?.end ?? at + (/^!\S*/.exec(text.slice(at, stop))?.[0].length ?? 1);
    if (sign === '&') node.anchor = anchorAt(text, at, stop) ?? { start: at, end, name: '' };
    readValue(reading, line, Math.max(end, at + 1), node);
    return;
  }
  if (sign === '{' || sign === '[') {
    reading.consumed = readFlow(text, at, regionEnd(text, line.end, node.indent), node);
    return;
  }
  const alias = sign === '*' ? anchorAt(text, at, stop) : undefined;
  if (alias !== undefined) {
    node.alias = alias;
    node.end = alias.end;
    return;
  }
  node.shape = 'scalar';
  if (sign === '|' || sign === '>') {
    const end = blockTextEnd(text, line.end, node.indent);
    node.scalar = { start: at, end, value: text.slice(line.end, end).trim(), quoted: true };
    reading.consumed = end;
  } else if (sign === '"' || sign === "'") {
    const onLine = quotedScalar(text, at, line.end);
    const closed = text[onLine.end - 1] === sign && onLine.end > at + 1;
    node.scalar = closed ? onLine : quotedScalar(text, at, regionEnd(text, line.end, node.indent));
    if (!closed && text[node.scalar.end - 1] !== sign) node.scalar = onLine;
    reading.consumed = node.scalar.end;
  } else {
    const end = lastVisible(text, at, stop);
    node.scalar = { start: at, end, value: plainScalar(text.slice(at, end)), quoted: false };
  }
  node.end = node.scalar.end;
}

function keyAt(text: string, at: number): (Span & { readonly name: string }) | undefined {
  for (const pattern of [plainKey, quotedKey]) {
    pattern.lastIndex = at;
    const [found] = pattern.exec(text) ?? [];
    if (found === undefined || found === '') continue;
    const end = at + found.length;
    return { start: at, end, name: pattern === plainKey ? found : String(quotedScalar(text, at, end).value) };
  }
  return undefined;
}

/** The node in which a key at this column stands: the nearest one further left that has no value of its own. */
function holderFor({ open }: Reading, indent: number): OutlineNode {
  while (open.length > 1 && (open.at(-1).indent >= indent || hasValue(open.at(-1)))) open.pop();
  return open.at(-1);
}

/** The same for a dash, which may stand right below its key. */
function holderForItem({ open }: Reading, indent: number): OutlineNode {
  const tooDeep = (node: OutlineNode): boolean =>
    node.indent > indent || hasValue(node) || (node.indent === indent && node.key === undefined);
  while (open.length > 1 && tooDeep(open.at(-1))) open.pop();
  return open.at(-1);
}

/** Nothing more can stand in it. */
export function hasValue(node: OutlineNode): boolean {
  return node.scalar !== undefined || node.flow !== undefined || node.alias !== undefined;
}

/** How far a value over several lines may reach: to the next line at or left of its key that looks like an entry. */
function regionEnd(text: string, from: number, indent: number): number {
  const entry = /\n([ \t]*)(?:- |[\w-]+[ \t]*:(?:[ \t\r\n]|$))/g;
  entry.lastIndex = from;
  for (let found = entry.exec(text); found !== null; found = entry.exec(text)) {
    if (found[1]!.length <= indent) return found.index;
    entry.lastIndex = found.index + 1;
  }
  return text.length;
}

/** The end of a text begun by `|` or `>`: the first visible line that is not indented deeper than its key. */
function blockTextEnd(text: string, from: number, indent: number): number {
  const line = /\n([ \t]*)(?=[^\s])/g;
  line.lastIndex = from;
  for (let found = line.exec(text); found !== null; found = line.exec(text))
    if (found[1]!.length <= indent) return found.index;
  return text.length;
}

function skipBlanks(text: string, from: number, stop: number): number {
  let at = from;
  while (at < stop && /[ \t\r]/.test(text[at]!)) at++;
  return at;
}

/** A group ends where its last entry does. */
function closeEnds(root: OutlineNode): void {
  const nodes = [root];
  for (let index = 0; index < nodes.length; index++) nodes.push(...nodes[index]!.children);
  for (const node of nodes.reverse()) node.end = Math.max(node.end, node.children.at(-1)?.end ?? 0);
}
