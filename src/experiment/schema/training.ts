import { Type, type Static } from '@sinclair/typebox';
import { about, keys, section } from './annotations';

const Optimiser = section(
  {
    kind: Type.Union(
      [
        Type.Literal('adam', {
          description: 'Steps scaled by running moments of the gradient (Kingma, Ba 2015): works almost untuned.',
        }),
        Type.Literal('adamw', {
          description: 'Adam with weight decay kept apart from the gradient (Loshchilov, Hutter 2019).',
        }),
        Type.Literal('sgd', { description: 'Stochastic gradient descent with momentum: needs a tuned learning rate.' }),
        Type.Literal('rmsprop', { description: 'Steps scaled by the running root mean square of the gradient.' }),
      ],
      { default: 'adam', ...about('Kind', 'Which optimiser.', { paper: 'Kingma, Ba 2015, arXiv:1412.6980' }) },
    ),
    learningRate: Type.Number({
      exclusiveMinimum: 0,
      maximum: 10,
      default: 0.001,
      ...about(
        'Learning rate',
        'Size of a step, before the schedule. Too large and the loss jumps, too small and it creeps; the quantum head learns at this times `model.quantum.learningRateScale`.',
        { examples: [0.0003, 0.001, 0.003] },
      ),
    }),
    momentum: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.9,
      ...about('Momentum', 'Share of the last step carried into the next. Read by `sgd` only.', { examples: [0, 0.9] }),
    }),
    beta1: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.9,
      ...about('β₁', 'Decay of the running mean of the gradient. Read by `adam` and `adamw`.'),
    }),
    beta2: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.999,
      ...about('β₂', 'Decay of the running mean of the squared gradient. Read by `adam` and `adamw`.'),
    }),
    epsilon: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 1e-8,
      ...about('ε', 'Added to the denominator so that it is never 0. Read by all but `sgd`.'),
    }),
    weightDecay: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 0,
      ...about('Weight decay', 'Pulls weights towards 0 in every step; a little of it generalises better.', {
        examples: [0, 0.0001, 0.01],
      }),
    }),
  },
  about('Optimiser', 'How weights follow their gradients.'),
);

const Schedule = section(
  {
    kind: Type.Union(
      [
        Type.Literal('constant', { description: 'The learning rate stays.' }),
        Type.Literal('cosine', {
          description: 'Falls to 0 over all epochs along half a cosine (Loshchilov, Hutter 2017).',
        }),
        Type.Literal('step', { description: 'Multiplied by `factor` after every `every` epochs.' }),
        Type.Literal('exponential', { description: 'Multiplied by `factor` after each epoch.' }),
      ],
      {
        default: 'cosine',
        ...about('Kind', 'How the learning rate changes in the course of training.', {
          paper: 'Loshchilov, Hutter 2017, arXiv:1608.03983',
        }),
      },
    ),
    warmup: Type.Number({
      minimum: 0,
      maximum: 100000,
      default: 0,
      ...about('Warm-up', 'Linear rise from 0 at the start; calms the first steps of large learning rates.', {
        unit: 'epochs',
        examples: [0, 1, 2],
      }),
    }),
    every: Type.Integer({
      minimum: 1,
      maximum: 100000,
      default: 10,
      ...about('Every', 'Epochs between two steps down. Read by `step` only.', { unit: 'epochs' }),
    }),
    factor: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.5,
      ...about('Factor', 'What the rate is multiplied by. Read by `step` and `exponential`.', {
        examples: [0.1, 0.5, 0.9],
      }),
    }),
  },
  about('Learning-rate schedule', 'How the learning rate changes in the course of training.'),
);

const EarlyStopping = keys(
  {
    metric: Type.Union(
      [
        Type.Literal('loss', {
          description: 'Validation loss, lower is better: sees over-confidence before accuracy does.',
        }),
        Type.Literal('accuracy', { description: 'Validation accuracy, higher is better.' }),
      ],
      { default: 'loss', ...about('Metric', 'What has to improve on the validation part.') },
    ),
    patience: Type.Integer({
      minimum: 1,
      maximum: 100000,
      default: 5,
      ...about('Patience', 'Epochs without improvement after which training stops.', {
        unit: 'epochs',
        examples: [3, 5, 10],
      }),
    }),
    minDelta: Type.Number({
      minimum: 0,
      maximum: 100,
      default: 0,
      ...about('Least improvement', 'A change smaller than this does not count.', { examples: [0, 0.001] }),
    }),
  },
  about('Early stopping', 'Stop when the validation part stops improving; the weights of the best epoch are restored.'),
);

const seed = { minimum: -2147483648, maximum: 2147483647 };

const Seeds = section(
  {
    split: Type.Optional(
      Type.Integer({
        ...seed,
        ...about(
          'Split',
          'Seed of the split. Keep it while the others vary, to tell luck in training from luck in the split.',
        ),
      }),
    ),
    weights: Type.Optional(
      Type.Integer({ ...seed, ...about('Weights', 'Seed of the initial weights and circuit angles.') }),
    ),
    order: Type.Optional(Type.Integer({ ...seed, ...about('Order', 'Seed of the order in which images are shown.') })),
    augmentation: Type.Optional(
      Type.Integer({ ...seed, ...about('Augmentation', 'Seed of the random changes to images.') }),
    ),
    dropout: Type.Optional(Type.Integer({ ...seed, ...about('Dropout', 'Seed of dropout.') })),
    shots: Type.Optional(
      Type.Integer({ ...seed, ...about('Shots', 'Seed of what the circuit draws: shots, noise trajectories, SPSA.') }),
    ),
  },
  about('Seeds', 'Seeds of single random streams, where they shall differ from the experiment’s `seed`.'),
);

export const Training = section(
  {
    epochs: Type.Integer({
      minimum: 1,
      maximum: 100000,
      default: 15,
      ...about('Epochs', 'How often every training image is shown.', { examples: [5, 15, 30, 100] }),
    }),
    batchSize: Type.Integer({
      minimum: 2,
      maximum: 4096,
      default: 32,
      ...about(
        'Batch size',
        'Images per step. Larger is faster and needs a larger learning rate; batch normalisation needs at least 2.',
        {
          unit: 'images',
          examples: [16, 32, 64],
        },
      ),
    }),
    optimiser: Optimiser,
    schedule: Schedule,
    earlyStopping: Type.Union(
      [Type.Literal('none', { description: 'Train all epochs and keep the last weights.' }), EarlyStopping],
      {
        default: 'none',
        ...about('Early stopping', 'Whether training ends when the validation part stops improving.', {
          examples: ['none', { metric: 'loss', patience: 5 }],
        }),
      },
    ),
    classWeights: Type.Union(
      [
        Type.Literal('none', { description: 'Every image counts the same.' }),
        Type.Literal('balanced', {
          description:
            'Inverse to the class’s share of the training part, mean 1 (scikit-learn’s `balanced`): rare classes count as much as common ones.',
        }),
        Type.Record(
          Type.String(),
          Type.Number({
            minimum: 0,
            maximum: 1000000,
            ...about('Weight', 'How much an image of this class counts in the loss.'),
          }),
          { description: 'A weight for each class by name; classes left out have 1.' },
        ),
      ],
      {
        default: 'none',
        ...about(
          'Class weights',
          'How much an image of each class counts in the loss. `balanced` raises the recall of rare classes and lowers their precision.',
          { names: 'class', examples: ['none', 'balanced', { tumour: 2, healthy: 1 }] },
        ),
      },
    ),
    labelSmoothing: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0,
      ...about(
        'Label smoothing',
        'Share of each label spread over all classes; makes probabilities less over-confident.',
        {
          paper: 'Szegedy et al. 2016, arXiv:1512.00567',
          examples: [0, 0.05, 0.1],
        },
      ),
    }),
    clipNorm: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: 1000000,
        ...about('Clip norm', 'Gradients whose norm over all weights exceeds this are scaled down to it.', {
          paper: 'Pascanu, Mikolov, Bengio 2013, arXiv:1211.5063',
          defaultText: 'no clipping',
          examples: [1, 5],
        }),
      }),
    ),
    seeds: Seeds,
  },
  about('Training', 'How the weights are learned.'),
);
export type TrainingConfig = Static<typeof Training>;
export type OptimiserConfig = Static<typeof Optimiser>;
export type ScheduleConfig = Static<typeof Schedule>;
export type EarlyStoppingConfig = Static<typeof EarlyStopping>;
