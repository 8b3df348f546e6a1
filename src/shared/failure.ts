/** Where something went wrong: a file, and inside it a line and column (from 1) or a byte offset (from 0). */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly byte?: number;
  /** Dotted path inside a document, such as `model.quantum.qubits`. */
  readonly path?: string;
}

/**
 * A failure meant for the user's eyes. Made only by the named constructors in `src/shared/failures/`:
 * a stable code, what happened, where, and what to do about it.
 */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: string,
    readonly what: string,
    readonly remedy: string,
    readonly place: Place = {},
    options?: ErrorOptions,
  ) {
    super(describe(what, remedy, place), options);
  }
}

/** `file:line:column`, `file @ byte n`, or '' where nothing is known. */
export function placeText(place: Place): string {
  const file = place.file ?? '';
  if (place.line !== undefined) return `${file}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  if (place.byte !== undefined) return `${file} @ byte ${place.byte}`;
  return file;
}

function describe(what: string, remedy: string, place: Place): string {
  const at = placeText(place);
  return `${at === '' ? '' : `${at}: `}${what}${remedy === '' ? '' : ` ${remedy}`}`;
}

/** The text of anything thrown, for a log line. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
