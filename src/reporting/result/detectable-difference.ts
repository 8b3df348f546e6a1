import { normalQuantile } from '../../shared/statistics/normal';

/**
 * Difference in accuracy that a McNemar test of `samples` independent pairs finds with this power, when the two models
 * disagree in correctness on the share `discordant` of them; `undefined` where not even disagreement all to one side
 * would be found.
 *
 * n δ² = (z_{1−α/2} √ψ + z_{power} √(ψ − δ²))², solved for δ. Source: Connor, Biometrics 43 (1987) 207–211.
 */
export function detectableDifference(
  samples: number,
  discordant: number,
  options: { readonly significance: number; readonly power: number } = { significance: 0.05, power: 0.8 },
): number | undefined {
  const zTest = normalQuantile(1 - options.significance / 2);
  const zPower = normalQuantile(options.power);
  const lacking = (difference: number): number =>
    zTest * Math.sqrt(discordant) +
    zPower * Math.sqrt(Math.max(0, discordant - difference ** 2)) -
    Math.sqrt(samples) * difference;
  if (discordant <= 0 || lacking(discordant) > 0) return undefined;
  let [low, high] = [0, discordant];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (lacking(middle) > 0) low = middle;
    else high = middle;
  }
  return high;
}
