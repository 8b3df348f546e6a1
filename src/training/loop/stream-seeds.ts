import type { ExperimentConfig } from '../../experiment/schema/experiment';

/** The seed of each random stream: the experiment's own unless `training.seeds` names another. */
export interface StreamSeeds {
  readonly split: number;
  readonly weights: number;
  readonly order: number;
  readonly augmentation: number;
  readonly dropout: number;
}

export function streamSeeds({ seed, training: { seeds } }: ExperimentConfig): StreamSeeds {
  return {
    split: seeds.split ?? seed,
    weights: seeds.weights ?? seed,
    order: seeds.order ?? seed,
    augmentation: seeds.augmentation ?? seed,
    dropout: seeds.dropout ?? seed,
  };
}
