import { RandomStream } from '../../shared/random';

/** The training samples in the order of one epoch: a function of seed and epoch alone, so that resuming replays it. */
export function epochOrder(samples: Int32Array, seed: number, epoch: number): Int32Array {
  return RandomStream.named(seed, `order/${epoch}`).shuffle(samples.slice());
}

/** Batches a network with batch normalisation can learn from: a last batch of one sample has no variance, so it is left out. */
export function trainableCount(samples: number, batchSize: number): number {
  return samples % batchSize === 1 && samples > 1 ? samples - 1 : samples;
}
