import type { AugmentationConfig } from '../experiment/schema/preprocessing';

export type SplitName = 'train' | 'validation' | 'test';

export interface Sample {
  /** Path below the dataset's root with `/`, or `phantom/<class>/<n>`. Never a patient's identifier. */
  readonly id: string;
  /** Unit never separated by a split; absent identifiers make each sample its own group. Where it came from DICOM, a mere number. */
  readonly group: string;
  /** Index into `classes`. */
  readonly label: number;
  readonly split: SplitName;
}

/** A file left out of the experiment, and why. */
export interface SetAside {
  readonly file: string;
  readonly reason: string;
}

export interface Batch {
  /** [samples, height, width, channels], row-major, normalised as `preprocessing.intensity` says. */
  readonly pixels: Float32Array;
  /** [samples] class indices. */
  readonly labels: Int32Array;
  /** [samples] indices into `samples`. */
  readonly indices: Int32Array;
}

export interface BatchOptions {
  readonly batchSize: number;
  /** Absent: no augmentation. Draws depend on seed, epoch and sample alone, so never on threads or on resuming. */
  readonly augmentation?: { readonly config: AugmentationConfig; readonly seed: number; readonly epoch: number };
}

/** A dataset decoded, audited, split and ready to be read in batches. */
export interface PreparedData {
  readonly classes: readonly string[];
  /** [height, width, channels] */
  readonly shape: readonly [number, number, number];
  readonly samples: readonly Sample[];
  readonly setAside: readonly SetAside[];
  /** Hidden files and sidecars passed over: extension → count. */
  readonly ignored: Readonly<Record<string, number>>;
  /** Facts about the data that a reader of the results must know, such as patients on both sides of a split. */
  readonly warnings: readonly string[];
  /** SHA-256 over content, labels, split and preprocessing: equal data, equal fingerprint. */
  readonly fingerprint: string;
  /** Batches in the order of `indices` (into `samples`), decoded ahead; the last one may be smaller. */
  batches(indices: ArrayLike<number>, options: BatchOptions): AsyncIterable<Batch>;
  close(): Promise<void>;
}
