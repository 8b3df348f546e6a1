import type { NamedAnchor, OutlineScalar } from './outline';

/** A plain word as YAML's core schema reads it. */
export function plainScalar(text: string): unknown {
  if (/^(null|Null|NULL|~|)$/.test(text)) return null;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text)) return Number(text);
  return /^0(x[\da-fA-F]+|o[0-7]+)$/.test(text) ? Number(text) : text;
}

/** A quoted text that begins at `start`, ending before `stop` where its quote is not closed. */
export function quotedScalar(text: string, start: number, stop: number): OutlineScalar {
  const quote = text[start]!;
  let at = start + 1;
  for (; at < stop; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) {
      if (quote !== "'" || text[at + 1] !== "'") break;
      at++;
    }
  }
  const closed = at < stop;
  const end = closed ? at + 1 : lastVisible(text, start, stop);
  const raw = text.slice(start + 1, closed ? at : end);
  const value = quote === "'" ? raw.replaceAll("''", "'") : unescaped(raw);
  return { start, end, value, quoted: true };
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw.replaceAll('\n', ' ')}"`) as string;
  } catch {
    return raw;
  }
}

/** Behind the last character of a stretch that is no white space. */
export function lastVisible(text: string, start: number, stop: number): number {
  let end = stop;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end;
}

/** `&name` or `*name` at an offset. */
export function anchorAt(text: string, start: number, stop: number): NamedAnchor | undefined {
  const found = /^[&*]([^\s,[\]{}]+)/.exec(text.slice(start, Math.min(stop, start + 200)));
  return found === null ? undefined : { start, end: start + found[0].length, name: found[1]! };
}

/** Where a comment begins between two offsets on one line, or `stop`. */
export function commentStart(text: string, start: number, stop: number): number {
  for (let at = text.indexOf('#', start); at >= 0 && at < stop; at = text.indexOf('#', at + 1))
    if (at === start || /\s/.test(text[at - 1]!)) return at;
  return stop;
}
