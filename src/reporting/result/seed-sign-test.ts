/**
 * Two-sided p of the exact sign-flip test of paired differences, one for each seed: the share of the 2ⁿ sign patterns
 * whose mean is at least as far from 0. Never below 2^(1−n), so with fewer than six seeds never below 0.05.
 * For n up to 20. Source: Fisher 1935, The Design of Experiments, § 21.
 */
export function seedSignTest(differences: readonly number[]): number {
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  const patterns = 2 ** differences.length;
  // Sums that differ by rounding alone count as equal.
  const least = observed * (1 - 1e-12);
  let extreme = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    const sum = differences.reduce((total, one, i) => total + ((pattern >> i) & 1 ? -one : one), 0);
    if (Math.abs(sum) >= least) extreme++;
  }
  return extreme / patterns;
}
