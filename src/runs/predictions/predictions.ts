/** What a model said about each sample of a test set: the source of every reported metric. */
export interface Predictions {
  /** Names of the classes; labels are indices into them. */
  readonly classes: readonly string[];
  readonly rows: readonly Prediction[];
}

export interface Prediction {
  readonly id: string;
  /** Samples of one group (a patient) are not independent, and are resampled together. */
  readonly group: string;
  readonly label: number;
  readonly predicted: number;
  /** One for each class, in the order of `classes`. */
  readonly probabilities: ArrayLike<number>;
}

/** Index of the greatest probability; the first of equal ones. */
export function mostProbable(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < probabilities.length; c++) if (probabilities[c]! > probabilities[best]!) best = c;
  return best;
}
