import { circuitFileFailures } from '../../shared/failures/circuit-file';
import type { Place } from '../../shared/failure';

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'symbol' | 'end';
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The comments `// observable …`, each with its line: where the writer keeps what OpenQASM has no words for. */
  readonly observables: readonly { readonly text: string; readonly line: number }[];
}

const pattern =
  /(\s+)|(\/\/[^\n]*|\/\*[\s\S]*?\*\/)|([\p{L}_][\p{L}\p{N}_]*)|((?:\d[\d_]*)?\.?\d[\d_]*\.?(?:[eE][+-]?\d+)?)|("[^"\n]*")|(->|==|\*\*|[-+*/()[\]{};,=:@^<>%!])/uy;

/** Splits OpenQASM text; throws a Failure at a character that begins nothing. */
export function qasmTokens(text: string, place: Place = {}): Tokens {
  const tokens: Token[] = [];
  const observables: { text: string; line: number }[] = [];
  let [line, lineStart] = [1, 0];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const at = { line, column: start - lineStart + 1 };
    const match = pattern.exec(text);
    if (match === null)
      throw circuitFileFailures.syntax(`Character ${JSON.stringify(text.charAt(start))} has no meaning here`, {
        ...place,
        ...at,
      });
    const [found, space, comment, name, number, quoted] = match;
    const observable = /^\/\/ observable (.*)$/.exec(comment ?? '')?.[1];
    if (observable !== undefined) observables.push({ text: observable, line });
    if (space === undefined && comment === undefined) {
      const kind =
        name !== undefined ? 'name' : number !== undefined ? 'number' : quoted !== undefined ? 'text' : 'symbol';
      tokens.push({ kind, text: found, ...at });
    }
    for (let newline = found.indexOf('\n'); newline >= 0; newline = found.indexOf('\n', newline + 1)) {
      line++;
      lineStart = start + newline + 1;
    }
  }
  tokens.push({ kind: 'end', text: '', line, column: text.length - lineStart + 1 });
  return { tokens, observables };
}
