import { svgElement } from '../../../../page/element';
import type { CircuitEpoch } from '../../../contract';
import { realText, smallText } from '../../regions/numbers';

const [width, left, right] = [360, 40, 8];
/** Above the angles from −π to π, below the gradient about its zero. */
const angles = { top: 8, bottom: 88 };
const gradients = { top: 104, bottom: 144 };
const height = 150;

/** Every weight's angle, with where it began, and the gradient by it below; one column for each weight. */
export function weightChart(shown: CircuitEpoch, epochs: readonly CircuitEpoch[]): SVGElement {
  const count = shown.weights.length;
  const column = (width - left - right) / Math.max(1, count);
  const x = (index: number): number => left + (index + 0.5) * column;
  const y = (angle: number): number =>
    (angles.top + angles.bottom) / 2 - ((angles.bottom - angles.top) / 2) * (wrapped(angle) / Math.PI);
  // One scale for all epochs, so that bars shrink as training settles
  const largest = Math.max(
    ...epochs.flatMap(({ gradient }) => (gradient ?? []).map((value) => Math.abs(value ?? 0))),
    1e-12,
  );
  const middle = (gradients.top + gradients.bottom) / 2;
  const radius = Math.max(1, Math.min(3, column / 2));
  const first = epochs[0];
  const columns = shown.weights.map((weight, index) => {
    const [begun, slope] = [first?.weights[index], shown.gradient?.[index]];
    const length = ((gradients.bottom - gradients.top) / 2) * (Math.abs(slope ?? 0) / largest);
    return svgElement(
      'g',
      {},
      svgElement('title', {}, columnText(index, weight, slope)),
      typeof begun === 'number'
        ? svgElement('circle', { class: 'begun', cx: x(index), cy: y(begun), r: radius })
        : undefined,
      typeof weight === 'number'
        ? svgElement('circle', { class: 'quantum', cx: x(index), cy: y(weight), r: radius })
        : undefined,
      svgElement('rect', {
        ...{ class: 'slope', x: x(index) - Math.min(4, column * 0.35), width: Math.min(8, column * 0.7) },
        ...{ y: (slope ?? 0) > 0 ? middle - length : middle, height: length },
      }),
    );
  });
  const named: readonly (readonly [number, string])[] = [
    ...[-1, 0, 1].map((turn) => [y(turn * 3.14159), ['−π', '0', 'π'][turn + 1]!] as const),
    [middle, '∂L/∂θ'],
  ];
  const axes = named.flatMap(([at, text]) => [
    svgElement('line', { class: 'grid', x1: left, x2: width - right, y1: at, y2: at }),
    svgElement('text', { x: left - 4, y: at, 'text-anchor': 'end', 'dominant-baseline': 'central' }, text),
  ]);
  const label = `Angles and gradients of ${count} weights; the largest gradient of all epochs is ${smallText(largest)}`;
  return svgElement(
    'svg',
    { class: 'chart', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    ...axes,
    ...columns,
  );
}

function columnText(index: number, weight: number | null, slope: number | null | undefined): string {
  const gradient = typeof slope === 'number' ? `, ∂L/∂θ = ${smallText(slope)}` : '';
  return `θ${index} = ${weight === null ? 'not finite' : realText(weight)}${gradient}`;
}

/** To −π … π. */
function wrapped(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
