import type { Predictions } from '../../runs/predictions/predictions';

/** One class against the rest: what each threshold of its probability brings, thresholds falling, first Infinity. */
export interface RocCurve {
  readonly thresholds: Float64Array;
  readonly falsePositiveRate: Float64Array;
  readonly truePositiveRate: Float64Array;
  /** By the trapezoidal rule, so P(positive above negative) + ½ P(equal). */
  readonly area: number;
}

/** As `RocCurve`; at its first point nothing is said to be positive: recall 0 and, by convention, precision 1. */
export interface PrecisionRecallCurve {
  readonly thresholds: Float64Array;
  readonly precision: Float64Array;
  readonly recall: Float64Array;
  /** Σ (R_n − R_{n−1}) P_n, which unlike the area below straight lines is not too good. */
  readonly averagePrecision: number;
  /** Share of positive samples: the precision of chance. */
  readonly prevalence: number;
}

/** `undefined` for a class without samples, or without others beside them. */
export function rocCurve(predictions: Predictions, positive: number): RocCurve | undefined {
  const steps = thresholdSteps(predictions, positive);
  if (steps === undefined) return undefined;
  const { thresholds, truePositives, falsePositives, positives, negatives } = steps;
  const truePositiveRate = truePositives.map((count) => count / positives);
  const falsePositiveRate = falsePositives.map((count) => count / negatives);
  let area = 0;
  for (let i = 1; i < thresholds.length; i++)
    area += (falsePositives[i]! - falsePositives[i - 1]!) * (truePositives[i]! + truePositives[i - 1]!);
  return { thresholds, falsePositiveRate, truePositiveRate, area: area / (2 * positives * negatives) };
}

/** `undefined` for a class without samples, or without others beside them. */
export function precisionRecallCurve(predictions: Predictions, positive: number): PrecisionRecallCurve | undefined {
  const steps = thresholdSteps(predictions, positive);
  if (steps === undefined) return undefined;
  const { thresholds, truePositives, falsePositives, positives, negatives } = steps;
  const precision = truePositives.map((count, i) => (i === 0 ? 1 : count / (count + falsePositives[i]!)));
  const recall = truePositives.map((count) => count / positives);
  let averagePrecision = 0;
  for (let i = 1; i < thresholds.length; i++)
    averagePrecision += ((truePositives[i]! - truePositives[i - 1]!) / positives) * precision[i]!;
  return { thresholds, precision, recall, averagePrecision, prevalence: positives / (positives + negatives) };
}

/** Samples at or above each distinct probability; equal ones cross the threshold together. */
function thresholdSteps({ rows }: Predictions, positive: number) {
  const scored = rows.map(({ label, probabilities }) => ({ score: probabilities[positive]!, hit: label === positive }));
  const positives = scored.filter(({ hit }) => hit).length;
  const negatives = scored.length - positives;
  if (positives === 0 || negatives === 0) return undefined;
  scored.sort((a, b) => b.score - a.score);
  const steps: [threshold: number, truePositives: number, falsePositives: number][] = [[Infinity, 0, 0]];
  let hits = 0;
  scored.forEach(({ score, hit }, i) => {
    if (hit) hits++;
    if (scored[i + 1]?.score !== score) steps.push([score, hits, i + 1 - hits]);
  });
  return {
    thresholds: Float64Array.from(steps, ([threshold]) => threshold),
    truePositives: Float64Array.from(steps, ([, count]) => count),
    falsePositives: Float64Array.from(steps, ([, , count]) => count),
    positives,
    negatives,
  };
}
