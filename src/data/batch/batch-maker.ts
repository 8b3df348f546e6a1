import { closeSync, openSync, readSync } from 'node:fs';
import { datasetFailures } from '../../shared/failures/dataset';
import { decodeRecord, recordBytes, recordHash } from '../cache/record';
import type { Batch, BatchOptions } from '../prepared-data';
import { augment } from './augment';

/** Where the images of a prepared dataset lie in the cache; goes to the batch thread as it is. */
export interface BatchJob {
  /** [height, width, channels] */
  readonly shape: readonly [number, number, number];
  readonly files: readonly string[];
  /** For each sample: index into `files`, position in there, class. */
  readonly fileOf: Int32Array;
  readonly positionOf: Int32Array;
  readonly labels: Int32Array;
}

/** Reads images out of the cache by position, so that none stays in memory, and augments them. */
export class BatchMaker {
  private readonly open = new Map<number, number>();
  private readonly record: Buffer;
  private readonly pixelsEach: number;

  constructor(private readonly job: BatchJob) {
    this.pixelsEach = job.shape[0] * job.shape[1] * job.shape[2];
    this.record = Buffer.alloc(recordBytes(this.pixelsEach));
  }

  make(indices: Int32Array, augmentation: BatchOptions['augmentation']): Batch {
    const n = this.pixelsEach;
    const pixels = new Float32Array(indices.length * n);
    const labels = new Int32Array(indices.length);
    indices.forEach((sample, i) => {
      labels[i] = this.job.labels[sample]!;
      this.read(sample, pixels, i * n);
      if (augmentation !== undefined)
        augment(pixels.subarray(i * n, (i + 1) * n), this.job.shape, sample, augmentation);
    });
    return { pixels, labels, indices };
  }

  close(): void {
    for (const fd of this.open.values()) closeSync(fd);
    this.open.clear();
  }

  private read(sample: number, pixels: Float32Array, at: number): void {
    const file = this.job.fileOf[sample]!;
    const byte = this.job.positionOf[sample]! * this.record.length;
    let fd = this.open.get(file);
    if (fd === undefined) this.open.set(file, (fd = openSync(this.job.files[file]!, 'r')));
    const read = readSync(fd, this.record, 0, this.record.length, byte);
    if (read !== this.record.length || recordHash(this.record) === undefined)
      throw datasetFailures.cacheDamaged(this.job.files[file]!, byte);
    decodeRecord(this.record, pixels, at);
  }
}
