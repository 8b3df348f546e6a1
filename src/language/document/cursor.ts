import { descendants, isWord, type OutlineNode, type Span } from './outline';
import { commentStart } from './scalars';
import { hasValue } from './read-outline';

/** What would be written at a place of the file. */
export type Cursor =
  | { readonly kind: 'nothing' }
  /** An entry of `holder` begins here: a key, a list entry, or its value on a line of its own. */
  | {
      readonly kind: 'entry';
      readonly holder: OutlineNode;
      /** What is there already and would be replaced. */
      readonly word: Span;
      /** The entry being written, where it is there already. */
      readonly own?: OutlineNode;
    }
  /** The value of `node`, behind its colon or dash. */
  | { readonly kind: 'value'; readonly node: OutlineNode; readonly word: Span };

const nothing: Cursor = { kind: 'nothing' };

export function cursorAt(text: string, root: OutlineNode, offset: number): Cursor {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', offset);
  const line = { start, end: found < 0 ? text.length : found };
  const nodes = [...descendants(root)];
  const textOver = nodes.find(({ scalar }) => scalar?.quoted === true && scalar.start < offset && offset < scalar.end);
  if (textOver !== undefined && text.slice(textOver.scalar!.start, offset).includes('\n')) return nothing;
  if (textOver === undefined && inComment(text, line, offset, nodes)) return nothing;
  const brackets = [root, ...nodes].findLast(
    ({ flow }) => flow !== undefined && flow.open < offset && offset < (flow.closed ?? Infinity),
  );
  if (brackets !== undefined && (brackets.flow?.closed !== undefined || brackets.end >= start))
    return inBrackets(brackets, offset);
  const here = nodes.findLast((node) => !node.inFlow && node.start >= line.start && node.start <= offset);
  if (here === undefined) {
    const first = nodes.find((node) => !node.inFlow && node.start >= line.start && node.start <= line.end);
    if (first !== undefined) return nothing;
    return text.slice(line.start, line.end).trim() === '' ? onEmptyLine(root, nodes, offset, line) : nothing;
  }
  return onLine(here, offset, line);
}

function inComment(text: string, line: Span, offset: number, nodes: readonly OutlineNode[]): boolean {
  let from = line.start;
  while (from < line.end && /[ \t]/.test(text[from]!)) from++;
  // A `#` inside quotes begins no comment.
  const quotes = nodes.filter(({ scalar }) => scalar?.quoted === true && scalar.end > line.start);
  for (let at = commentStart(text, from, offset); at < offset; at = commentStart(text, at + 1, offset)) {
    if (!quotes.some(({ scalar }) => scalar!.start < at && at < scalar!.end)) return true;
  }
  return false;
}

function inBrackets(holder: OutlineNode, offset: number): Cursor {
  const own = holder.children.findLast((child) => child.start <= offset && offset <= child.end);
  const empty = { start: offset, end: offset };
  const before = holder.children.findLast((child) => child.start <= offset);
  // Behind a colon, before the value.
  if (before?.colon !== undefined && before.shape === 'empty' && offset > before.colon && own === undefined)
    return { kind: 'value', node: before, word: empty };
  if (own === undefined) return { kind: 'entry', holder, word: empty };
  if (own.colon !== undefined && offset > own.colon) {
    if (own.flow !== undefined) return nothing;
    return { kind: 'value', node: own, word: own.scalar ?? own.alias ?? empty };
  }
  if (own.key === undefined)
    return own.flow === undefined ? { kind: 'value', node: own, word: own.scalar ?? empty } : nothing;
  return { kind: 'entry', holder, word: own.key, own };
}

function onLine(node: OutlineNode, offset: number, line: Span): Cursor {
  const empty = { start: offset, end: offset };
  if (node.colon !== undefined && offset > node.colon) {
    const value = node.scalar ?? node.alias;
    if (value === undefined) return node.flow === undefined ? { kind: 'value', node, word: empty } : nothing;
    if (value.start > line.end || offset > value.end) return nothing;
    return {
      kind: 'value',
      node,
      word: offset < value.start ? empty : { start: value.start, end: Math.min(value.end, line.end) },
    };
  }
  if (node.key !== undefined) {
    if (offset > node.key.end) return nothing;
    return { kind: 'entry', holder: node.parent!, word: node.key, own: node };
  }
  if (offset === node.start || node.flow !== undefined) return nothing;
  if (node.scalar === undefined) return { kind: 'entry', holder: node, word: empty };
  if (offset > node.scalar.end) return nothing;
  return { kind: 'entry', holder: node, word: offset < node.scalar.start ? empty : node.scalar, own: node };
}

/** By the column of the cursor and what stands above. */
function onEmptyLine(root: OutlineNode, nodes: readonly OutlineNode[], offset: number, line: Span): Cursor {
  const column = offset - line.start;
  let holder = nodes.findLast((node) => !node.inFlow && node.start < line.start) ?? root;
  while (holder.parent !== undefined && (holder.indent >= column || hasValue(holder) || isWord(holder))) {
    // A list may stand right below its key.
    if (holder.indent === column && holder.shape === 'list' && holder.key !== undefined && column > 0) break;
    holder = holder.parent;
  }
  return { kind: 'entry', holder, word: { start: offset, end: offset } };
}
