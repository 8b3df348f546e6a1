import { circuitFileFailures } from '../../shared/failures/circuit-file';
import type { Failure, Place } from '../../shared/failure';
import type { Token } from './qasm-tokens';

/** Reads tokens one after another. */
export class TokenCursor {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly place: Place,
  ) {}

  get next(): Token {
    return this.tokens[Math.min(this.at, this.tokens.length - 1)] ?? { kind: 'end', text: '', line: 1, column: 1 };
  }

  /** Number of tokens taken. */
  get position(): number {
    return this.at;
  }

  /** The tokens taken since `position`, with one space between them. */
  textSince(position: number): string {
    return this.tokens
      .slice(position, this.at)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Whether this word comes before the next `;`. */
  statementHas(word: string): boolean {
    for (let k = this.at; k < this.tokens.length; k++) {
      const token = this.tokens[k];
      if (token?.kind === 'symbol' && (token.text === ';' || token.text === '{' || token.text === '(')) return false;
      if (token?.kind === 'name' && token.text === word) return true;
    }
    return false;
  }

  take(): Token {
    const token = this.next;
    this.at++;
    return token;
  }

  is(text: string): boolean {
    return this.next.text === text && this.next.kind !== 'text';
  }

  /** Takes the next token if it is this one. */
  skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.wrong(`'${text}' is expected`);
    return this.take();
  }

  name(what: string): Token {
    if (this.next.kind !== 'name') throw this.wrong(`${what} is expected`);
    return this.take();
  }

  /** A whole number from 0. */
  index(what: string): number {
    const value = /^\d+$/.test(this.next.text) ? Number(this.next.text) : NaN;
    if (!Number.isSafeInteger(value)) throw this.wrong(`${what} is expected`);
    this.take();
    return value;
  }

  wrong(problem: string, token = this.next): Failure {
    const found = token.kind === 'end' ? 'the end of the file' : `'${token.text}'`;
    return circuitFileFailures.syntax(`${problem}, not ${found}`, this.placeOf(token));
  }

  placeOf(token = this.next): Place {
    return { ...this.place, line: token.line, column: token.column };
  }
}
