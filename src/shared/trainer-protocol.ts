import { Failure, type Place } from './failure';

/**
 * What a trainer tells whoever forked it, over its IPC channel: where its run folder is, or why there is none. All else
 * it tells in the run folder, and what it is asked it is asked there too (`runs/control`).
 */
export type FromTrainer =
  | { readonly type: 'started'; /** Path of the run folder. */ readonly run: string }
  | { readonly type: 'failed'; readonly failure: ToldFailure };

/** A Failure as it crosses the channel. */
export interface ToldFailure {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly place: Place;
}

export function toldFailure({ code, what, remedy, place }: Failure): ToldFailure {
  return { code, what, remedy, place };
}

/** What came over the channel, where it is one of these. */
export function fromTrainer(message: unknown): FromTrainer | undefined {
  if (!isObject(message)) return undefined;
  const { type, run, failure } = message;
  if (type === 'started' && typeof run === 'string') return { type, run };
  if (type === 'failed' && isTold(failure)) return { type, failure };
  return undefined;
}

/** The failure as the trainer threw it. */
export function failureOf({ code, what, remedy, place }: ToldFailure): Failure {
  return new Failure(code, what, remedy, place);
}

function isTold(value: unknown): value is ToldFailure {
  if (!isObject(value)) return false;
  const { code, what, remedy, place } = value;
  return [code, what, remedy].every((text) => typeof text === 'string') && isObject(place);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
