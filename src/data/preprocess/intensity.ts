export type Intensity = 'range' | 'minmax' | 'percentile' | 'zscore';

/**
 * Normalises one image in place over all its channels together.
 * `range`: black … white of the format to 0 … 1 · `minmax`: darkest … brightest to 0 … 1 · `percentile`: the 1st … 99th
 * percentile to 0 … 1, clipped · `zscore`: mean 0, standard deviation 1. An image of one value becomes 0 throughout.
 */
export function normalise(pixels: Float32Array, intensity: Intensity, range: readonly [number, number]): void {
  switch (intensity) {
    case 'range':
      scale(pixels, range[0], range[1]);
      clip(pixels);
      return;
    case 'minmax':
      scale(pixels, ...extremes(pixels));
      return;
    case 'percentile': {
      const sorted = pixels.slice().sort();
      scale(pixels, quantile(sorted, 0.01), quantile(sorted, 0.99));
      clip(pixels);
      return;
    }
    case 'zscore':
      standardise(pixels);
  }
}

export function extremes(pixels: Float32Array): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < pixels.length; i++) {
    const value = pixels[i]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function scale(pixels: Float32Array, low: number, high: number): void {
  const factor = high > low ? 1 / (high - low) : 0;
  for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i]! - low) * factor;
}

function clip(pixels: Float32Array): void {
  for (let i = 0; i < pixels.length; i++) pixels[i] = Math.min(1, Math.max(0, pixels[i]!));
}

/** Linear between the order statistics, as numpy's default. */
function quantile(sorted: Float32Array, q: number): number {
  const at = q * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

function standardise(pixels: Float32Array): void {
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) sum += pixels[i]!;
  const mean = sum / pixels.length;
  let squares = 0;
  for (let i = 0; i < pixels.length; i++) squares += (pixels[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / pixels.length);
  const factor = deviation > 0 ? 1 / deviation : 0;
  for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i]! - mean) * factor;
}
