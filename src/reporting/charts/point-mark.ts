import { element, type Markup } from '../markup/element';
import { round } from './frame';

/** What stands out at one point of a line. */
export type PointKind = 'best' | 'stoppedEarly';

/** What each is called in keys and tables. */
export const pointTitles: Readonly<Record<PointKind, string>> = { best: 'best epoch', stoppedEarly: 'early stop' };

/** Pixels from the middle of a mark to its corners. */
export const pointRadius = 6;

/** Path of a mark: the best epoch is a full diamond, an early stop a hollow square, so that grey print tells them apart. */
export function pointOutline(kind: PointKind, x: number, y: number): string {
  const [reach, half] = [pointRadius, pointRadius * Math.SQRT1_2];
  const corners: Readonly<Record<PointKind, readonly (readonly [number, number])[]>> = {
    best: [
      [-reach, 0],
      [0, -reach],
      [reach, 0],
      [0, reach],
    ],
    stoppedEarly: [
      [-half, -half],
      [half, -half],
      [half, half],
      [-half, half],
    ],
  };
  return `M${corners[kind].map(([right, down]) => `${round(x + right)} ${round(y + down)}`).join('L')}Z`;
}

/** The mark in its line's colour, set off from the line by the ground behind it. */
export function pointMark(
  { kind, x, y }: { readonly kind: PointKind; readonly x: number; readonly y: number },
  stroke: string,
  ground: string,
): Markup {
  const full = kind === 'best';
  return element('path', {
    d: pointOutline(kind, x, y),
    fill: full ? stroke : ground,
    stroke: full ? ground : stroke,
    'stroke-width': full ? 1 : 1.75,
  });
}
