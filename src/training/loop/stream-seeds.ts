import { RandomStream } from '../../shared/random';
import type { ExperimentConfig } from '../../experiment/schema/experiment';

/** The seed of each random stream: the experiment's own unless `training.seeds` names another. */
export interface StreamSeeds {
  readonly split: number;
  readonly weights: number;
  readonly order: number;
  readonly augmentation: number;
  readonly dropout: number;
  /** Of shots, noise trajectories and SPSA. */
  readonly shots: number;
}

export function streamSeeds({ seed, training: { seeds } }: ExperimentConfig): StreamSeeds {
  return {
    split: seeds.split ?? seed,
    weights: seeds.weights ?? seed,
    order: seeds.order ?? seed,
    augmentation: seeds.augmentation ?? seed,
    dropout: seeds.dropout ?? seed,
    shots: seeds.shots ?? seed,
  };
}

/** The seed of what the circuit draws at one optimiser step: a function of the step, so that resuming replays it. */
export function circuitSeed(seed: number, step: number): number {
  return RandomStream.named(seed, `circuit/${step}`).uint32();
}
