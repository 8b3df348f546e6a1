import type { Prediction, Predictions } from '../../runs/predictions/predictions';

export interface GalleryEntry {
  /** Row of `predictions.csv`, from 0. */
  readonly row: number;
  readonly id: string;
  readonly label: number;
  readonly predicted: number;
  readonly correct: boolean;
  /** Probability of the predicted class. */
  readonly confidence: number;
}

/** Which samples to show; absent: all. */
export interface GalleryFilter {
  readonly label?: number;
  readonly predicted?: number;
  readonly correct?: boolean;
}

/** Wrong ones first, the surest of them at the top; then the right ones, the least sure first. */
export function galleryOrder({ rows }: Predictions, filter: GalleryFilter = {}): GalleryEntry[] {
  const entries = rows.map(entryOf).filter((entry) => matches(entry, filter));
  return entries.sort((a, b) => {
    if (a.correct !== b.correct) return a.correct ? 1 : -1;
    const bySureness = a.correct ? a.confidence - b.confidence : b.confidence - a.confidence;
    return bySureness || a.row - b.row;
  });
}

function entryOf({ id, label, predicted, probabilities }: Prediction, row: number): GalleryEntry {
  return { row, id, label, predicted, correct: label === predicted, confidence: probabilities[predicted]! };
}

function matches(entry: GalleryEntry, { label, predicted, correct }: GalleryFilter): boolean {
  return (
    (label === undefined || entry.label === label) &&
    (predicted === undefined || entry.predicted === predicted) &&
    (correct === undefined || entry.correct === correct)
  );
}
