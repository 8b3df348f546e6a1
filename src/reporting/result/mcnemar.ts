/**
 * Two-sided p of McNemar's exact test: of `onlyOne` samples that only the first got right and `onlyOther` that only the
 * second did, were they a fair coin's? p = min(1, 2 P(X ≤ min)), X ~ Binomial(onlyOne + onlyOther, ½); 1 without any.
 * Takes the samples as independent.
 */
export function exactMcNemar(onlyOne: number, onlyOther: number): number {
  const discordant = onlyOne + onlyOther;
  const least = Math.min(onlyOne, onlyOther);
  if (2 * least === discordant) return 1;
  let logChoose = 0;
  for (let i = 1; i <= least; i++) logChoose += Math.log((discordant - least + i) / i);
  let term = Math.exp(logChoose - discordant * Math.LN2);
  let tail = 0;
  for (let k = least; k >= 0 && term > 0; k--) {
    tail += term;
    term *= k / (discordant - k + 1);
  }
  return Math.min(1, 2 * tail);
}
