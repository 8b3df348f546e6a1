import { round } from './frame';

/** Path through these points, broken where one is not finite; points on the line between their neighbours are left out. */
export function linePath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  const parts: string[] = [];
  let [pen, lastX, lastY] = [false, NaN, NaN];
  for (let i = 0; i < xs.length; i++) {
    const [x, y] = [round(xs[i]!), round(ys[i]!)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      pen = false;
      continue;
    }
    if (pen && x === lastX && y === lastY) continue;
    if (pen && i + 1 < xs.length && between(lastX, lastY, x, y, round(xs[i + 1]!), round(ys[i + 1]!))) continue;
    parts.push(`${pen ? 'L' : 'M'}${x} ${y}`);
    [pen, lastX, lastY] = [true, x, y];
  }
  return parts.join('');
}

/** Horizontal first, then vertical, between each two points. */
export function stepPath(xs: ArrayLike<number>, ys: ArrayLike<number>): string {
  const [stepX, stepY]: [number[], number[]] = [[], []];
  for (let i = 0; i < xs.length; i++) {
    if (i > 0) {
      stepX.push(xs[i]!);
      stepY.push(ys[i - 1]!);
    }
    stepX.push(xs[i]!);
    stepY.push(ys[i]!);
  }
  return linePath(stepX, stepY);
}

/** Whether the middle point lies on the level or upright line from the first to the last, and between them. */
function between(x0: number, y0: number, x: number, y: number, x1: number, y1: number): boolean {
  return (y0 === y && y === y1 && (x - x0) * (x1 - x) >= 0) || (x0 === x && x === x1 && (y - y0) * (y1 - y) >= 0);
}
