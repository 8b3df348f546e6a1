import { Type, type Static } from '@sinclair/typebox';

const Value = Type.Union([Type.Number(), Type.Null()]);

/**
 * A metric with the ends of its bootstrap interval. `null`: undefined, such as the AUC of a class without samples, or
 * an interval from a single group, or of a metric that more than a tenth of the resamples leaves undefined.
 */
export const Estimate = Type.Object({ value: Value, low: Value, high: Value });

const Averages = Type.Object({ macro: Estimate, weighted: Estimate, micro: Estimate });
const RankAverages = Type.Object({ macro: Estimate, weighted: Estimate });

const ClassEvaluation = Type.Object({
  name: Type.String(),
  /** Samples of this class, and samples said to be of it. */
  support: Type.Integer(),
  predicted: Type.Integer(),
  precision: Estimate,
  recall: Estimate,
  f1: Estimate,
  rocAuc: Estimate,
  averagePrecision: Estimate,
});

/**
 * `evaluation.json`. Definitions, as in scikit-learn:
 * - A ratio whose denominator is 0 (the precision of a class never predicted) is 0.
 * - `macro` averages over the classes that occur among labels or predictions, `weighted` weighs them by their samples,
 *   `micro` counts all classes together (and then equals accuracy).
 * - `balancedAccuracy`: mean recall of the classes that have samples.
 * - `rocAuc`, `averagePrecision`: one class against the rest, averaged over the classes that have samples and others beside
 *   them; with two classes, those of the second.
 * - `logLoss`: mean of −ln p of the true class, p kept within [2⁻⁵², 1 − 2⁻⁵²].
 * - `brier`: mean of Σ_c (p_c − y_c)², 0 … 2 (Brier 1950); with two classes half of it, (p − y)² of the second, 0 … 1.
 * - `ece`: expected calibration error, Σ_b |share correct − mean probability of the predicted class| · share of samples, over
 *   15 bins of equal width (Guo et al. 2017).
 * - Intervals: percentile bootstrap that draws whole groups with replacement (Efron 1979; Field and Welsh 2007); with few
 *   groups (below about 30) they are too narrow.
 */
export const Evaluation = Type.Object({
  format: Type.Literal(1),
  samples: Type.Integer(),
  groups: Type.Integer(),
  classes: Type.Array(Type.String()),
  /** Which of the averages is the headline. */
  averaging: Type.Union([Type.Literal('macro'), Type.Literal('weighted')]),
  bootstrap: Type.Object({ resamples: Type.Integer(), confidence: Type.Number(), seed: Type.Integer() }),
  accuracy: Estimate,
  /** Wilson's interval of the accuracy, which takes every sample as independent. */
  accuracyWilson: Type.Object({ low: Type.Number(), high: Type.Number() }),
  balancedAccuracy: Estimate,
  precision: Averages,
  recall: Averages,
  f1: Averages,
  rocAuc: RankAverages,
  averagePrecision: RankAverages,
  logLoss: Estimate,
  brier: Estimate,
  ece: Estimate,
  perClass: Type.Array(ClassEvaluation),
  /** Samples by true class (row) and predicted class (column). */
  confusion: Type.Array(Type.Array(Type.Integer())),
});

export type Estimate = Static<typeof Estimate>;
export type Evaluation = Static<typeof Evaluation>;
export type ClassEvaluation = Static<typeof ClassEvaluation>;

export const headlineNames = [
  'accuracy',
  'balancedAccuracy',
  'precision',
  'recall',
  'f1',
  'rocAuc',
  'averagePrecision',
  'logLoss',
  'brier',
  'ece',
] as const;
export type HeadlineName = (typeof headlineNames)[number];

/** One estimate for each metric, averaged over classes as the experiment asked. */
export function headlineMetrics(evaluation: Evaluation): Record<HeadlineName, Estimate> {
  const { averaging, accuracy, balancedAccuracy, logLoss, brier, ece } = evaluation;
  return {
    accuracy,
    balancedAccuracy,
    precision: evaluation.precision[averaging],
    recall: evaluation.recall[averaging],
    f1: evaluation.f1[averaging],
    rocAuc: evaluation.rocAuc[averaging],
    averagePrecision: evaluation.averagePrecision[averaging],
    logLoss,
    brier,
    ece,
  };
}
