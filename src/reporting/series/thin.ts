/** Indices, rising, of the lowest and the highest of every four values; NaN stands for a group of nothing else. */
export function thinned(values: Float64Array): Int32Array {
  return extremes(values, 0, values.length, Math.ceil(values.length / 4));
}

/**
 * Indices, rising, of the lowest and the highest value in each of `buckets` equal parts of [from, to): a line through
 * them covers the same pixels as one through all points when a bucket is no wider than a pixel.
 */
export function extremes(values: Float64Array, from: number, to: number, buckets: number): Int32Array {
  const kept = new Int32Array(2 * buckets);
  let count = 0;
  for (let b = 0; b < buckets; b++) {
    const start = from + Math.floor((b * (to - from)) / buckets);
    const end = from + Math.floor(((b + 1) * (to - from)) / buckets);
    if (start === end) continue;
    let [low, high] = [start, start];
    for (let i = start + 1; i < end; i++) {
      // A comparison with NaN is false: a first NaN has to be given up for any number.
      if (values[i]! < values[low]! || Number.isNaN(values[low]!)) low = i;
      if (values[i]! > values[high]! || Number.isNaN(values[high]!)) high = i;
    }
    kept[count++] = Math.min(low, high);
    if (low !== high) kept[count++] = Math.max(low, high);
  }
  return kept.subarray(0, count);
}
