import type { Predictions } from '../../runs/predictions/predictions';

/** Counts of two kinds of samples over equal bins of [0, 1]; 1 belongs to the last. */
export interface TwoHistograms {
  /** What each kind is called, for a legend. */
  readonly names: readonly [string, string];
  readonly counts: readonly [Int32Array, Int32Array];
}

/** The probability of one class, for its own samples and for the others: well apart where the class is well told. */
export function probabilityHistogram({ classes, rows }: Predictions, of: number, bins = 20): TwoHistograms {
  const counts = [new Int32Array(bins), new Int32Array(bins)] as const;
  for (const { label, probabilities } of rows) counts[label === of ? 0 : 1][binOf(probabilities[of]!, bins)]!++;
  return { names: [classes[of]!, 'other classes'], counts };
}

/** The probability of the predicted class, for what is right and for what is wrong. */
export function confidenceHistogram({ rows }: Predictions, bins = 20): TwoHistograms {
  const counts = [new Int32Array(bins), new Int32Array(bins)] as const;
  for (const { label, predicted, probabilities } of rows)
    counts[label === predicted ? 0 : 1][binOf(probabilities[predicted]!, bins)]!++;
  return { names: ['right', 'wrong'], counts };
}

function binOf(probability: number, bins: number): number {
  return Math.min(bins - 1, Math.floor(probability * bins));
}
