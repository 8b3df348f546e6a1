import { Type, type Static } from '@sinclair/typebox';
import { about, keys, section } from './annotations';
import { Dataset } from './dataset';
import { Model } from './model';
import { Augmentation, Preprocessing } from './preprocessing';
import { Training } from './training';

const Metric = Type.Union(
  [
    Type.Literal('accuracy', {
      description: 'Share of images classified rightly. Misleads where classes differ in size.',
    }),
    Type.Literal('balancedAccuracy', {
      description: 'Mean of the classes’ recalls: guessing gives 1/classes whatever their sizes.',
    }),
    Type.Literal('precision', {
      description: 'TP / (TP + FP): of the images given a class, the share that belongs to it.',
    }),
    Type.Literal('recall', {
      description: 'TP / (TP + FN), also called sensitivity: of a class’s images, the share found.',
    }),
    Type.Literal('f1', { description: 'Harmonic mean of precision and recall, for each class, then averaged.' }),
    Type.Literal('rocAuc', {
      description:
        'Area under the ROC curve, one class against the rest: quality of the ranking, whatever the threshold.',
    }),
    Type.Literal('brier', { description: 'Mean squared distance between probabilities and truth; lower is better.' }),
    Type.Literal('ece', {
      description: 'Expected calibration error: mean gap between confidence and accuracy; lower is better.',
    }),
  ],
  about('Metric', 'One figure of the evaluation.'),
);

const Evaluation = section(
  {
    metrics: Type.Array(Metric, {
      minItems: 1,
      maxItems: 8,
      uniqueItems: true,
      default: ['accuracy', 'balancedAccuracy', 'precision', 'recall', 'f1', 'rocAuc', 'brier', 'ece'],
      ...about(
        'Metrics',
        'Which figures are reported. All are derived from the stored predictions, so more can be had later without training again.',
        {
          defaultText: 'all',
        },
      ),
    }),
    averaging: Type.Union(
      [
        Type.Literal('macro', { description: 'Mean over classes, each counting the same.' }),
        Type.Literal('weighted', {
          description: 'Mean over classes weighted by their number of images; weighted recall equals accuracy.',
        }),
      ],
      {
        default: 'macro',
        ...about(
          'Averaging',
          'How precision, recall, F1 and ROC-AUC of the classes become one figure. Always named beside it.',
        ),
      },
    ),
    bootstrap: Type.Integer({
      minimum: 0,
      maximum: 100000,
      default: 1000,
      ...about(
        'Bootstrap resamples',
        'Resamples of the test part behind the confidence intervals; groups (patients) are drawn whole. 0: no intervals.',
        {
          paper: 'Efron, Tibshirani 1993, An Introduction to the Bootstrap',
          examples: [0, 1000, 10000],
        },
      ),
    }),
    confidence: Type.Number({
      exclusiveMinimum: 0.5,
      exclusiveMaximum: 1,
      default: 0.95,
      ...about('Confidence level', 'Level of the confidence intervals.', { examples: [0.9, 0.95, 0.99] }),
    }),
  },
  about('Evaluation', 'What is reported about the test part when training ends.'),
);

const Engine = section(
  {
    name: Type.Union(
      [
        Type.Literal('auto', { description: 'The fastest one available here; the run says which it was.' }),
        Type.Literal('wasm', {
          description: 'The embedded engine: always there, same bits with any number of threads.',
        }),
        Type.Literal('tensorflow', {
          description: '@tensorflow/tfjs-node, where it is installed and its native library loads.',
        }),
      ],
      {
        default: 'auto',
        ...about(
          'Engine',
          'What runs the tensor operations. Results are the same up to rounding; name one to repeat a run bit by bit.',
        ),
      },
    ),
    threads: Type.Integer({
      minimum: 0,
      maximum: 64,
      default: 0,
      ...about('Threads', 'Number of threads; 0: as many as the machine has cores.', { examples: [0, 1, 2, 4] }),
    }),
  },
  about('Engine', 'What runs the computation. Changes speed, not the method.'),
);

export const Experiment = keys(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 200,
      ...about('Name', 'What runs of this experiment are called.', {
        defaultText: 'the file’s name without `.experiment.yaml`',
        examples: ['brain tumour, hybrid'],
      }),
    }),
    description: Type.String({
      default: '',
      maxLength: 10000,
      ...about('Description', 'What the experiment is for; shown beside its runs and in reports.'),
    }),
    dataset: Dataset,
    preprocessing: Preprocessing,
    augmentation: Augmentation,
    model: Model,
    training: Training,
    evaluation: Evaluation,
    engine: Engine,
    seed: Type.Integer({
      minimum: -2147483648,
      maximum: 2147483647,
      default: 42,
      ...about(
        'Seed',
        'Seed of all random streams. The same file, seed and engine give the same bits; vary it to see how much of a result is luck.',
        {
          examples: [1, 2, 3, 42],
        },
      ),
    }),
  },
  about('Experiment', 'One experiment: data, model, training and evaluation. Only `dataset` is required.'),
);
/** An experiment with every default filled in. */
export type ExperimentConfig = Static<typeof Experiment>;
export type EvaluationConfig = Static<typeof Evaluation>;
export type EngineConfig = Static<typeof Engine>;
/** One figure of the evaluation, by the name it has in an experiment. */
export type MetricName = Static<typeof Metric>;
