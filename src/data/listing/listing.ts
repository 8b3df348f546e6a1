import type { SetAside, SplitName } from '../prepared-data';

/** One image that a source names, before anything is read of it. */
export interface ListedFile {
  /** Below the dataset's root, with `/`. */
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly group?: string;
  readonly givenSplit?: SplitName;
  /** Drawn, not read: by which seed, and what names the way of drawing. */
  readonly phantom?: PhantomOrigin;
}

export interface PhantomOrigin {
  readonly seed: number;
  readonly drawing: string;
}

/** What a source found. */
export interface Listing {
  /** Where it looked, for messages. */
  readonly root: string;
  /** Sorted by id. */
  readonly files: readonly ListedFile[];
  /** Labels that the source names, even where no file bears them. */
  readonly labels: readonly string[];
  readonly setAside: readonly SetAside[];
  /** Sidecars and hidden files passed over: extension (or whole name) → count. */
  readonly ignored: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
}

/** By code unit: the same on every machine, whatever its language. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
