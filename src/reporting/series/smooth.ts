/**
 * Exponential moving average s_t = (1 − w) Σ w^{t−i} y_i / (1 − w^t), freed of its start at 0 by the division, as
 * TensorBoard's. `weight` w in [0, 1): 0 leaves the values as they are. Gaps (NaN) stay gaps and count for nothing; a
 * constant stays what it is.
 */
export function smooth(values: Float64Array, weight: number): Float64Array {
  const result = new Float64Array(values.length);
  if (weight <= 0 || values.every((value) => value === values[0])) return Float64Array.from(values);
  let [sum, share] = [0, 1];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) {
      result[i] = value;
      continue;
    }
    sum = sum * weight + (1 - weight) * value;
    share *= weight;
    result[i] = sum / (1 - share);
  }
  return result;
}
