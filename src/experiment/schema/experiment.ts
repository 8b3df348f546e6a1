import { Type, type Static } from '@sinclair/typebox';
import { Dataset } from './dataset';
import { Model } from './model';
import { Augmentation, Preprocessing } from './preprocessing';
import { Training } from './training';

const Evaluation = Type.Object({
  metrics: Type.Array(Type.String(), {
    default: ['accuracy', 'balancedAccuracy', 'precision', 'recall', 'f1', 'rocAuc', 'brier', 'ece'],
  }),
  averaging: Type.Union([Type.Literal('macro'), Type.Literal('weighted')], { default: 'macro' }),
  /** Number of bootstrap resamples; groups are resampled whole. */
  bootstrap: Type.Integer({ minimum: 0, maximum: 100000, default: 1000 }),
  confidence: Type.Number({ exclusiveMinimum: 0.5, exclusiveMaximum: 1, default: 0.95 }),
});

const Engine = Type.Object({
  name: Type.Union([Type.Literal('auto'), Type.Literal('wasm'), Type.Literal('tensorflow')], { default: 'auto' }),
  /** 0: as many as the machine has cores. */
  threads: Type.Integer({ minimum: 0, maximum: 64, default: 0 }),
});

export const Experiment = Type.Object({
  name: Type.String(),
  description: Type.String({ default: '' }),
  dataset: Dataset,
  preprocessing: Preprocessing,
  augmentation: Augmentation,
  model: Model,
  training: Training,
  evaluation: Evaluation,
  engine: Engine,
  seed: Type.Integer({ default: 42 }),
});
/** An experiment with every default filled in. */
export type ExperimentConfig = Static<typeof Experiment>;
export type EvaluationConfig = Static<typeof Evaluation>;
export type EngineConfig = Static<typeof Engine>;
