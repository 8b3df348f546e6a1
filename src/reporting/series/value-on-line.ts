import { firstAtLeast } from './first-at-least';

/** Height of the line through these points at `x`, which need not be one of them; NaN beside the line. */
export function valueOnLine(xs: Float64Array, ys: Float64Array, x: number): number {
  const right = firstAtLeast(xs, x);
  if (xs[right] === x) return ys[right]!;
  if (right === 0 || right === xs.length) return NaN;
  const [x0, x1, y0, y1] = [xs[right - 1]!, xs[right]!, ys[right - 1]!, ys[right]!];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}
