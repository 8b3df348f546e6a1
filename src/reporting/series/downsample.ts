import type { Points } from './growing-series';
import { extremes } from './thin';
import { firstAtLeast } from './first-at-least';

/** The part of a curve between two positions, with one point beyond either end so that its line reaches the edges. */
export function visibleRange(epochs: Float64Array, low: number, high: number): { from: number; to: number } {
  const from = Math.max(0, firstAtLeast(epochs, low) - 1);
  return { from, to: Math.max(from, Math.min(epochs.length, firstAtLeast(epochs, high) + 1)) };
}

/** At most about `count` points of [from, to): the extremes of equal parts, which no spike escapes. */
export function downsampleToExtremes(points: Points, count: number, from = 0, to = points.values.length): Points {
  if (to - from <= count) return pick(points, range(from, to));
  return pick(points, extremes(points.values, from, to, Math.max(1, Math.floor(count / 2))));
}

/**
 * At most `count` points of [from, to) (at least 3), first and last among them, chosen for the look of the line.
 * Source: largest triangle three buckets, Steinarsson 2013, Downsampling time series for visual representation.
 */
export function downsampleToTriangles(points: Points, count: number, from = 0, to = points.values.length): Points {
  if (to - from <= count) return pick(points, range(from, to));
  const { epochs, values } = points;
  const kept = new Int32Array(Math.max(3, count));
  const buckets = kept.length - 2;
  const width = (to - from - 2) / buckets;
  const startOf = (bucket: number): number => from + 1 + Math.floor(bucket * width);
  kept[0] = from;
  for (let b = 0; b < buckets; b++) {
    const next = b + 1 < buckets ? mean(points, startOf(b + 1), startOf(b + 2)) : mean(points, to - 1, to);
    const last = kept[b]!;
    let [best, area] = [startOf(b), -1];
    for (let i = startOf(b); i < startOf(b + 1); i++) {
      const found = Math.abs(
        (epochs[last]! - next.x) * (values[i]! - values[last]!) -
          (epochs[last]! - epochs[i]!) * (next.y - values[last]!),
      );
      if (found > area) [best, area] = [i, found];
    }
    kept[b + 1] = best;
  }
  kept[kept.length - 1] = to - 1;
  return pick(points, kept);
}

function mean({ epochs, values }: Points, from: number, to: number): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let i = from; i < to; i++) {
    x += epochs[i]!;
    y += values[i]!;
  }
  return { x: x / (to - from), y: y / (to - from) };
}

function pick({ epochs, seconds, values }: Points, indices: Int32Array): Points {
  const of = (column: Float64Array): Float64Array => Float64Array.from(indices, (i) => column[i]!);
  return { epochs: of(epochs), seconds: of(seconds), values: of(values) };
}

function range(from: number, to: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
