import type { Points } from './growing-series';

/** One curve for several runs, where at least two of them have a value. */
export interface Band {
  readonly epochs: Float64Array;
  readonly mean: Float64Array;
  /** Standard deviation between the runs (n − 1). */
  readonly deviation: Float64Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** How many runs each position rests on. */
  readonly runs: Int32Array;
}

/** Mean and spread at each position that at least two of the curves share; for runs that differ by their seed alone. */
export function overRuns(curves: readonly Points[]): Band {
  const found = new Map<number, number[]>();
  for (const { epochs, values } of curves)
    epochs.forEach((epoch, i) => {
      if (Number.isNaN(values[i]!)) return;
      const known = found.get(epoch);
      if (known === undefined) found.set(epoch, [values[i]!]);
      else known.push(values[i]!);
    });
  const shared = [...found].filter(([, values]) => values.length > 1).sort(([a], [b]) => a - b);
  const column = (of: (values: readonly number[]) => number): Float64Array =>
    Float64Array.from(shared, ([, values]) => of(values));
  return {
    epochs: Float64Array.from(shared, ([epoch]) => epoch),
    mean: column(mean),
    deviation: column(standardDeviation),
    lowest: column((values) => Math.min(...values)),
    highest: column((values) => Math.max(...values)),
    runs: Int32Array.from(shared, ([, values]) => values.length),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of a sample (n − 1); NaN for fewer than two values. */
export function standardDeviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
