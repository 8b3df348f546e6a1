/** Runs to compare sample by sample, by their indices. */
export interface RunPair {
  readonly one: number;
  readonly other: number;
}

/**
 * The first group's runs with each other group's of the same seeds; first with first where no seed is shared. Within a
 * single group its first run with each other one. `seeds`: one text for each run.
 */
export function seedPairs(groups: readonly (readonly number[])[], seeds: readonly string[]): RunPair[] {
  const [reference, ...others] = groups;
  if (reference === undefined) return [];
  if (others.length === 0) return reference.slice(1).map((other) => ({ one: reference[0]!, other }));
  return others.flatMap((group) => {
    const shared = reference.flatMap((one) => {
      const other = group.find((index) => seeds[index] === seeds[one]);
      return other === undefined ? [] : [{ one, other }];
    });
    return shared.length > 0 ? shared : [{ one: reference[0]!, other: group[0]! }];
  });
}
