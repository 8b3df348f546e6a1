/** Metrics of the predicted classes, from a confusion matrix of weights. NaN: undefined. */
export interface DecisionMetrics {
  readonly accuracy: number;
  readonly balancedAccuracy: number;
  readonly perClass: readonly { readonly precision: number; readonly recall: number; readonly f1: number }[];
  readonly precision: Averaged;
  readonly recall: Averaged;
  readonly f1: Averaged;
}

export interface Averaged {
  readonly macro: number;
  readonly weighted: number;
  readonly micro: number;
}

/**
 * `confusion` [classes, classes], row-major: true class by predicted class. `expected` tells which classes must have
 * samples: where a resample has lost all of one, that class's recall and F1, and the averages with it, are undefined.
 */
export function decisionMetrics(confusion: Float64Array, expected: readonly boolean[]): DecisionMetrics {
  const k = expected.length;
  const classes = expected.map((_, c) => c);
  const hits = classes.map((c) => confusion[c * k + c]!);
  const support = classes.map((c) => sum(classes.map((other) => confusion[c * k + other]!)));
  const predicted = classes.map((c) => sum(classes.map((other) => confusion[other * k + c]!)));
  const total = sum(support);
  const accuracy = sum(hits) / total;
  const lost = classes.map((c) => expected[c]! && support[c] === 0);

  const precision = classes.map((c) => ratio(hits[c]!, predicted[c]!));
  const recall = classes.map((c) => (lost[c]! ? NaN : ratio(hits[c]!, support[c]!)));
  const f1 = classes.map((c) => (lost[c]! ? NaN : ratio(2 * hits[c]!, support[c]! + predicted[c]!)));

  const occurring = classes.filter((c) => expected[c]! || predicted[c]! > 0);
  const anyLost = lost.includes(true);
  const averaged = (values: readonly number[]): Averaged => ({
    macro: anyLost ? NaN : sum(occurring.map((c) => values[c]!)) / occurring.length,
    weighted: anyLost ? NaN : sum(occurring.map((c) => values[c]! * support[c]!)) / total,
    micro: accuracy,
  });
  const present = classes.filter((c) => expected[c]!);
  return {
    accuracy,
    balancedAccuracy: sum(present.map((c) => recall[c]!)) / present.length,
    perClass: classes.map((c) => ({ precision: precision[c]!, recall: recall[c]!, f1: f1[c]! })),
    precision: averaged(precision),
    recall: averaged(recall),
    f1: averaged(f1),
  };
}

function ratio(above: number, below: number): number {
  return below === 0 ? 0 : above / below;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
