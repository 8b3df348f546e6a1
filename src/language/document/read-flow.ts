import { newNode, type OutlineNode, type Span } from './outline';
import { anchorAt, lastVisible, plainScalar, quotedScalar } from './scalars';

/** Brackets deeper than this are passed over: an experiment needs three. */
const deepest = 50;

/** Reads brackets that open at `start` into `node`, as far as `stop` at most; returns where they end. */
export function readFlow(text: string, start: number, stop: number, node: OutlineNode, depth = 0): number {
  node.shape = text[start] === '{' ? 'map' : 'list';
  const flow = (node.flow = { open: start, closed: undefined as number | undefined });
  let at = start + 1;
  while (at < stop) {
    at = skipSpace(text, at, stop);
    const sign = text[at];
    if (at >= stop) break;
    if (sign === '}' || sign === ']') {
      flow.closed = at + 1;
      return (node.end = at + 1);
    }
    at = sign === ',' ? at + 1 : Math.max(at + 1, readEntry(text, at, stop, node, depth));
  }
  return (node.end = lastVisible(text, start, stop));
}

function readEntry(text: string, start: number, stop: number, holder: OutlineNode, depth: number): number {
  if (holder.shape === 'list') {
    const item = newNode(holder.children.length, holder, holder.indent, { start, end: start }, true);
    holder.children.push(item);
    return readValue(text, start, stop, item, depth);
  }
  const key = wordAt(text, start, stop);
  const colonAt = skipSpace(text, key.end, stop);
  const colon = text[colonAt] === ':' && colonAt < stop ? colonAt : undefined;
  const name = String(
    text[start] === '"' || text[start] === "'"
      ? quotedScalar(text, start, key.end).value
      : text.slice(start, key.end).trim(),
  );
  const span = { start, end: colon === undefined ? key.end : colon + 1 };
  const node = newNode(name, holder, holder.indent, span, true, { key, ...(colon !== undefined && { colon }) });
  holder.children.push(node);
  return colon === undefined ? key.end : readValue(text, skipSpace(text, colon + 1, stop), stop, node, depth);
}

function readValue(text: string, start: number, stop: number, node: OutlineNode, depth: number): number {
  const sign = start < stop ? text[start] : undefined;
  if (sign === undefined || sign === ',' || sign === '}' || sign === ']') return start;
  if (sign === '{' || sign === '[') {
    if (depth < deepest) return readFlow(text, start, stop, node, depth + 1);
    return (node.end = stop);
  }
  if (sign === '*' || sign === '&') {
    const anchor = anchorAt(text, start, stop);
    if (anchor !== undefined) {
      node[sign === '*' ? 'alias' : 'anchor'] = anchor;
      node.end = anchor.end;
      return sign === '*'
        ? anchor.end
        : Math.max(anchor.end, readValue(text, skipSpace(text, anchor.end, stop), stop, node, depth));
    }
  }
  const span = wordAt(text, start, stop);
  const quoted = sign === '"' || sign === "'";
  node.shape = 'scalar';
  node.scalar = quoted
    ? quotedScalar(text, start, span.end)
    : { ...span, value: plainScalar(text.slice(start, span.end)), quoted };
  return (node.end = span.end);
}

/** A quoted text, or what stands before the next sign of structure on this line. */
function wordAt(text: string, start: number, stop: number): Span {
  const sign = text[start];
  const lineEnd = text.indexOf('\n', start);
  const line = lineEnd < 0 ? stop : Math.min(lineEnd, stop);
  if (sign === '"' || sign === "'") return { start, end: quotedScalar(text, start, line).end };
  let at = start;
  while (at < line && !/[,{}[\]]/.test(text[at]!)) {
    if (text[at] === ':' && (at + 1 >= line || /[\s,{}[\]]/.test(text[at + 1]!))) break;
    if (text[at] === '#' && at > start && /\s/.test(text[at - 1]!)) break;
    at++;
  }
  return { start, end: Math.max(lastVisible(text, start, at), Math.min(start + 1, line)) };
}

/** Behind white space, line ends and comments. */
function skipSpace(text: string, start: number, stop: number): number {
  let at = start;
  while (at < stop) {
    if (/\s/.test(text[at]!)) at++;
    else if (text[at] === '#' && (at === 0 || /\s/.test(text[at - 1]!))) {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd < 0 ? stop : Math.min(stop, lineEnd);
    } else break;
  }
  return at;
}
