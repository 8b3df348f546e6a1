import type { RandomState } from '../../shared/random';
import type { BestSoFar } from './early-stopping';

/** Where the training loop is; with weights and moments, all that a checkpoint must hold to go on bit for bit. */
export interface LoopState {
  /** Epoch in progress, from 0. */
  epoch: number;
  /** Batches of this epoch already learnt from: the sampler's position. */
  batch: number;
  /** Optimiser steps so far. */
  step: number;
  dropout: RandomState;
  sums: EpochSums;
  best: BestSoFar | undefined;
}

/** Running sums of the epoch in progress. */
export interface EpochSums {
  loss: number;
  correct: number;
  samples: number;
  norms: { classical: number; quantum: number; count: number };
  /** d loss / d circuit weight before clipping, added up over the epoch's batches; empty without a circuit. */
  circuit: { gradient: number[]; batches: number };
}

export function emptySums(): EpochSums {
  return {
    loss: 0,
    correct: 0,
    samples: 0,
    norms: { classical: 0, quantum: 0, count: 0 },
    circuit: { gradient: [], batches: 0 },
  };
}
