import { RandomStream } from '../../shared/random';

/** Samples of each group, groups sorted by name so that the order of the rows has no influence on the draws. */
export function groupSamples(groups: readonly string[]): readonly Int32Array[] {
  const samples = new Map<string, number[]>();
  groups.forEach((group, i) => {
    const known = samples.get(group);
    if (known === undefined) samples.set(group, [i]);
    else known.push(i);
  });
  const names = [...samples.keys()].sort();
  return names.map((name) => Int32Array.from(samples.get(name)!));
}

/**
 * Calls `measure` with the weights of each resample: how often each sample is in it when as many groups as there are
 * are drawn with replacement, each with all its samples. The array is reused.
 */
export function bootstrapGroups(
  groups: readonly Int32Array[],
  options: { readonly samples: number; readonly resamples: number; readonly seed: number },
  measure: (weights: Float64Array) => void,
): void {
  const random = RandomStream.named(options.seed, 'bootstrap');
  const weights = new Float64Array(options.samples);
  for (let r = 0; r < options.resamples; r++) {
    weights.fill(0);
    for (let g = 0; g < groups.length; g++) {
      const group = groups[random.integer(groups.length)]!;
      for (let i = 0; i < group.length; i++) weights[group[i]!]!++;
    }
    measure(weights);
  }
}
