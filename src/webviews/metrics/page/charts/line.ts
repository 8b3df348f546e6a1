import type { PointKind } from '../../../../reporting/charts/point-mark';
import { firstAtLeast } from '../../../../reporting/series/first-at-least';
import { valueOnLine } from '../../../../reporting/series/value-on-line';

/** A line in a chart, as it is to be drawn. */
export interface Line {
  /** Unique in its chart, the same at each drawing. */
  readonly id: string;
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
  /** Thin and pale: what lies behind others, such as values by batch. */
  readonly faint: boolean;
  /** Rising. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The same line smoothed, drawn over it. */
  readonly smooth?: { readonly x: Float64Array; readonly y: Float64Array };
  /** Spread around it, at the same positions. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
  /** What stands out along it. */
  readonly points?: readonly LinePoint[];
}

/** A point of a line that stands out. */
export interface LinePoint {
  readonly at: number;
  readonly kind: PointKind;
  /** Whose it is and what: `hybrid: best epoch`. */
  readonly label: string;
}

/** Something to see at a position of the horizontal axis, whatever the line. */
export interface Mark {
  readonly at: number;
  readonly label: string;
  readonly colour: string;
}

/** Value of the point nearest to `x`, as the line shows it; undefined for an empty line. */
export function valueNear(line: Line, x: number): { readonly x: number; readonly y: number } | undefined {
  const { x: xs, y: ys } = line.smooth ?? line;
  if (xs.length === 0) return undefined;
  const right = firstAtLeast(xs, x);
  const left = Math.max(0, right - 1);
  const nearest = right < xs.length && xs[right]! - x < x - xs[left]! ? right : left;
  return { x: xs[nearest]!, y: ys[nearest]! };
}

/** Height of the line where `x` is, as it is drawn; NaN beside the line. */
export function heightAt(line: Line, x: number): number {
  const { x: xs, y: ys } = line.smooth ?? line;
  return valueOnLine(xs, ys, x);
}

/** Of a line's points that stand out those within `reach` of `x`. */
export function pointsNear({ points = [] }: Line, x: number | undefined, reach: number): readonly LinePoint[] {
  return x === undefined ? [] : points.filter(({ at }) => Math.abs(at - x) <= reach);
}
