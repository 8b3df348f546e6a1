import type { TrainingConfig } from '../../experiment/schema/training';

/**
 * The loss weight of each class. `balanced` is n / (classes × n_class), as scikit-learn's `class_weight='balanced'`, so
 * that the mean weight over the training samples is 1.
 */
export function classWeights(
  config: TrainingConfig['classWeights'],
  classes: readonly string[],
  labels: readonly number[],
): Float32Array {
  if (config === 'none') return new Float32Array(classes.length).fill(1);
  if (config === 'balanced') {
    const counts = classes.map((_, label) => labels.filter((l) => l === label).length);
    return Float32Array.from(counts, (count) => (count === 0 ? 0 : labels.length / (classes.length * count)));
  }
  return Float32Array.from(classes, (name) => config[name] ?? 1);
}

/** One-hot targets softened as label smoothing does: 1 − s + s/classes for the label, s/classes for the others. */
export function softTargets(labels: Int32Array, classes: number, smoothing: number): Float32Array {
  const targets = new Float32Array(labels.length * classes).fill(smoothing / classes);
  labels.forEach((label, sample) => {
    targets[sample * classes + label]! += 1 - smoothing;
  });
  return targets;
}
