/** Pixels [height, width, channels], row-major. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly pixels: Float32Array;
}

interface Taps {
  /** Taps of each output position. */
  readonly count: number;
  readonly start: Int32Array;
  /** [output, count] */
  readonly weights: Float64Array;
}

const known = new Map<string, Taps>();

/**
 * Separable triangle filter, widened by the scale when shrinking so that every source pixel counts (antialiasing): what
 * Pillow's `Image.resize(size, BILINEAR)` computes (its Resample.c), in floating point. Across first, then down.
 */
export function resize(image: Raster, width: number, height: number): Raster {
  const across = width === image.width ? image : resample(image, width, taps(image.width, width));
  return height === across.height ? across : resampleDown(across, height, taps(across.height, height));
}

function taps(from: number, to: number): Taps {
  const key = `${from}:${to}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size > 256) known.clear();
  const scale = from / to;
  const support = Math.max(1, scale);
  const count = Math.ceil(support) * 2 + 1;
  const start = new Int32Array(to);
  const weights = new Float64Array(to * count);
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.floor(centre - support + 0.5));
    const last = Math.min(from, Math.floor(centre + support + 0.5));
    let sum = 0;
    for (let k = first; k < last; k++) {
      const weight = Math.max(0, 1 - Math.abs((k - centre + 0.5) / support));
      weights[i * count + k - first] = weight;
      sum += weight;
    }
    for (let k = 0; k < count; k++) weights[i * count + k]! /= sum;
    start[i] = first;
  }
  const made = { count, start, weights };
  known.set(key, made);
  return made;
}

function resample(image: Raster, width: number, { count, start, weights }: Taps): Raster {
  const { channels: c, height, pixels } = image;
  const out = new Float32Array(width * height * c);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const first = start[x]!;
      const last = Math.min(count, image.width - first);
      for (let s = 0; s < c; s++, to++) {
        let sum = 0;
        let at = (y * image.width + first) * c + s;
        for (let k = x * count; k < x * count + last; k++, at += c) sum += weights[k]! * pixels[at]!;
        out[to] = sum;
      }
    }
  return { width, height, channels: c, pixels: out };
}

function resampleDown(image: Raster, height: number, { count, start, weights }: Taps): Raster {
  const row = image.width * image.channels;
  const out = new Float32Array(row * height);
  for (let y = 0; y < height; y++) {
    const first = start[y]!;
    const last = Math.min(count, image.height - first);
    for (let i = 0; i < row; i++) {
      let sum = 0;
      for (let k = 0, at = first * row + i; k < last; k++, at += row) sum += weights[y * count + k]! * image.pixels[at]!;
      out[y * row + i] = sum;
    }
  }
  return { ...image, height, pixels: out };
}
