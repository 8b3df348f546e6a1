import type { RandomStream } from '../../shared/random';

/** Relative frequencies of `shots` independent outcomes, drawn by bisecting the cumulative distribution. */
export function sampleOutcomes(probabilities: Float64Array, shots: number, random: RandomStream): Float64Array {
  const cumulative = new Float64Array(probabilities.length);
  let total = 0;
  for (let k = 0; k < cumulative.length; k++) cumulative[k] = total += Math.max(0, probabilities[k]!);
  const counts = new Float64Array(probabilities.length);
  for (let shot = 0; shot < shots; shot++) {
    const u = random.uniform() * total;
    let [low, high] = [0, cumulative.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulative[middle]! > u) high = middle;
      else low = middle + 1;
    }
    counts[low] = counts[low]! + 1;
  }
  return counts.map((count) => count / shots);
}
