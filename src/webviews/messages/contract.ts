import type { Static, TObject, TSchema } from '@sinclair/typebox';

/** A question of the page and the host's answer. */
export interface RequestSchema {
  readonly asks: TSchema;
  readonly answers: TSchema;
}

/**
 * What one kind of webview and its host say to each other, written once as schemas that both sides check by.
 *
 * - `snapshot`: all the page shows, whole, never a difference: a hidden page misses messages and needs but the newest.
 * - `requests`: what the page asks of the host; each is answered, fails, or runs out of time.
 * - `saved`: what the page shows of it that is the user's (selection, zoom); kept over a reload of the window.
 */
export interface Contract {
  readonly snapshot: TObject;
  readonly requests: Readonly<Record<string, RequestSchema>>;
  readonly saved: TObject;
}

export type SnapshotOf<C extends Contract> = Static<C['snapshot']>;
export type SavedOf<C extends Contract> = Static<C['saved']>;
export type RequestName<C extends Contract> = keyof C['requests'] & string;
export type Asked<C extends Contract, N extends RequestName<C>> = Static<C['requests'][N]['asks']>;
export type Answered<C extends Contract, N extends RequestName<C>> = Static<C['requests'][N]['answers']>;

/** The host's side of a contract: one function for every request. */
export type Answers<C extends Contract> = {
  readonly [N in RequestName<C>]: (asked: Asked<C, N>) => Promise<Answered<C, N>> | Answered<C, N>;
};

/** Keeps the literal types of a contract written as an object. */
export function contract<const C extends Contract>(written: C): C {
  return written;
}
