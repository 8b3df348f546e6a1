import type { Span } from '../document/outline';

/** A change of the text. */
export interface Change extends Span {
  readonly text: string;
}

/** What a person is offered to do. */
export interface NamedChange {
  readonly title: string;
  readonly changes: readonly Change[];
}
