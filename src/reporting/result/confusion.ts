import type { Predictions } from '../../runs/predictions/predictions';

/** Samples by true class (row) and predicted class (column). */
export interface ConfusionMatrix {
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
  /** Share of the row, so of the samples of the true class; NaN in the row of a class without samples. */
  readonly rowShares: readonly (readonly number[])[];
  /** Ids of the samples in each cell, in the order of the predictions. */
  readonly ids: readonly (readonly (readonly string[])[])[];
}

export function confusionMatrix({ classes, rows }: Predictions): ConfusionMatrix {
  const ids = classes.map(() => classes.map((): string[] => []));
  for (const { id, label, predicted } of rows) ids[label]![predicted]!.push(id);
  const counts = ids.map((row) => row.map((cell) => cell.length));
  const rowShares = counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => count / total);
  });
  return { classes, counts, rowShares, ids };
}
