import { Type, type Static } from '@sinclair/typebox';

const Optimiser = Type.Object({
  kind: Type.Union([Type.Literal('adam'), Type.Literal('adamw'), Type.Literal('sgd'), Type.Literal('rmsprop')], {
    default: 'adam',
  }),
  learningRate: Type.Number({ exclusiveMinimum: 0, maximum: 10, default: 0.001 }),
  momentum: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0.9 }),
  beta1: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0.9 }),
  beta2: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0.999 }),
  epsilon: Type.Number({ exclusiveMinimum: 0, maximum: 1, default: 1e-8 }),
  weightDecay: Type.Number({ minimum: 0, maximum: 1, default: 0 }),
});

const Schedule = Type.Object({
  kind: Type.Union(
    [Type.Literal('constant'), Type.Literal('cosine'), Type.Literal('step'), Type.Literal('exponential')],
    {
      default: 'cosine',
    },
  ),
  /** Epochs of linear rise from 0. */
  warmup: Type.Number({ minimum: 0, default: 0 }),
  /** `step`: every this many epochs the rate is multiplied by `factor`; `exponential`: every epoch. */
  every: Type.Integer({ minimum: 1, default: 10 }),
  factor: Type.Number({ exclusiveMinimum: 0, maximum: 1, default: 0.5 }),
});

const EarlyStopping = Type.Object({
  metric: Type.Union([Type.Literal('loss'), Type.Literal('accuracy')], { default: 'loss' }),
  patience: Type.Integer({ minimum: 1, default: 5 }),
  minDelta: Type.Number({ minimum: 0, default: 0 }),
});

/** Seeds of single streams, where they shall differ from the experiment's `seed`. */
const Seeds = Type.Object({
  split: Type.Optional(Type.Integer()),
  weights: Type.Optional(Type.Integer()),
  order: Type.Optional(Type.Integer()),
  augmentation: Type.Optional(Type.Integer()),
  dropout: Type.Optional(Type.Integer()),
});

export const Training = Type.Object({
  epochs: Type.Integer({ minimum: 1, maximum: 100000, default: 15 }),
  batchSize: Type.Integer({ minimum: 2, maximum: 4096, default: 32 }),
  optimiser: Optimiser,
  schedule: Schedule,
  earlyStopping: Type.Union([Type.Literal('none'), EarlyStopping]),
  /** `balanced`: inverse to the class's share of the training set; or a weight for each class by name. */
  classWeights: Type.Union(
    [Type.Literal('none'), Type.Literal('balanced'), Type.Record(Type.String(), Type.Number())],
    {
      default: 'none',
    },
  ),
  labelSmoothing: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0 }),
  clipNorm: Type.Optional(Type.Number({ exclusiveMinimum: 0 })),
  seeds: Seeds,
});
export type TrainingConfig = Static<typeof Training>;
export type OptimiserConfig = Static<typeof Optimiser>;
export type ScheduleConfig = Static<typeof Schedule>;
export type EarlyStoppingConfig = Static<typeof EarlyStopping>;
