/**
 * p-values adjusted for having made all these tests, in their order: each is multiplied by how many hypotheses were
 * still open when its turn came, and none is smaller than one before it. Source: Holm, Scand. J. Statist. 6 (1979) 65–70.
 */
export function holmAdjusted(pValues: readonly number[]): number[] {
  const adjusted = new Array<number>(pValues.length);
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a]! - pValues[b]!);
  let least = 0;
  order.forEach((index, rank) => {
    least = Math.max(least, Math.min(1, pValues[index]! * (pValues.length - rank)));
    adjusted[index] = least;
  });
  return adjusted;
}
