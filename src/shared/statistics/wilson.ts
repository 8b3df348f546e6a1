import { normalQuantile } from './normal';

/**
 * Wilson's score interval of a proportion: `successes` of `trials` > 0 that are independent.
 * Source: Wilson, JASA 22 (1927) 209–212.
 */
export function wilsonInterval(successes: number, trials: number, confidence: number): { low: number; high: number } {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const p = successes / trials;
  const scale = 1 + (z * z) / trials;
  const middle = p + (z * z) / (2 * trials);
  const half = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) };
}
