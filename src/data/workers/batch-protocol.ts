import type { MessagePort } from 'node:worker_threads';
import type { Batch, BatchOptions } from '../prepared-data';

/** To the batch thread. Each stream answers on a port of its own. */
export interface OpenStream {
  readonly port: MessagePort;
  readonly indices: Int32Array;
  readonly batchSize: number;
  readonly augmentation: BatchOptions['augmentation'];
  /** Batches made before the first is taken. */
  readonly ahead: number;
}

/** On a stream's port, to the thread: one batch was taken, so one more may be made; closing the port ends the stream. */
export type Taken = 'taken';

/** On a stream's port, from the thread. */
export type StreamMessage =
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: FailureParts };

/** A Failure's parts: a thread cannot send an instance of a class. */
export interface FailureParts {
  readonly code: string;
  readonly what: string;
  readonly remedy: string;
  readonly place: object;
}
