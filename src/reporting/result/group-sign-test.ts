/**
 * Two-sided p of the exact sign-flip test over groups: each group's difference (samples only the first got right less
 * samples only the second did) could as well have had the other sign. p = P(|Σ ± d_g| ≥ |Σ d_g|), all signs equally
 * likely (Fisher 1935, The Design of Experiments, § 21). Whole groups (patients) are exchanged, so their samples may
 * depend on each other; with one sample in each group it is McNemar's exact test.
 */
export function groupSignTest(differences: readonly number[]): number {
  const sizes = differences.map(Math.abs).filter((size) => size > 0);
  const reach = sizes.reduce((sum, size) => sum + size, 0);
  const observed = Math.abs(differences.reduce((sum, difference) => sum + difference, 0));
  if (observed === 0) return 1;
  // Share of the sign patterns by their sum, which lies at index sum + reach.
  let shares = new Float64Array(2 * reach + 1);
  shares[reach] = 1;
  for (const size of sizes) {
    const next = new Float64Array(shares.length);
    shares.forEach((share, i) => {
      if (share === 0) return;
      next[i - size]! += share / 2;
      next[i + size]! += share / 2;
    });
    shares = next;
  }
  let p = 0;
  shares.forEach((share, i) => {
    if (Math.abs(i - reach) >= observed) p += share;
  });
  return Math.min(1, p);
}
