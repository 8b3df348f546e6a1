import { element, svgElement } from '../../../../page/element';
import type { CircuitRun } from '../../../contract';
import { smallText } from '../../regions/numbers';

const [width, height] = [360, 120];
const pad = { left: 40, right: 8, top: 8, bottom: 18 };

type Norms = NonNullable<CircuitRun['norms']>;
const kinds = ['classical', 'quantum'] as const;

/** Gradient norms of the network and of the circuit over epochs, on a logarithmic axis, with a mark where the slider stands. */
export function normChart(norms: Norms, shown: number): readonly HTMLElement[] {
  const values = norms.flatMap(({ classical, quantum }) => [classical, quantum]).filter(isPositive);
  if (values.length === 0) return [element('p', { class: 'quiet' }, 'This run has told no gradient norms yet.')];
  const last = Math.max(...norms.map(({ epoch }) => epoch), 1);
  const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const top = high === low ? low + 1 : high;
  const x = (epoch: number): number => pad.left + ((width - pad.left - pad.right) * epoch) / last;
  const y = (value: number): number =>
    pad.top + ((height - pad.top - pad.bottom) * (top - Math.log10(value))) / (top - low);
  const lines = kinds.map((kind) => {
    const points = norms.flatMap((one) => (isPositive(one[kind]) ? [`${x(one.epoch)},${y(one[kind])}`] : []));
    return svgElement('polyline', { class: kind, points: points.join(' ') });
  });
  const now = norms.find(({ epoch }) => epoch === shown);
  const dots = kinds.flatMap((kind) => {
    const value = now?.[kind];
    return isPositive(value) ? [svgElement('circle', { class: kind, cx: x(shown), cy: y(value), r: 3 })] : [];
  });
  const ticks = Array.from({ length: top - low + 1 }, (_, k) => low + k).flatMap((power) => {
    const at = y(10 ** power);
    return [
      svgElement('line', { class: 'grid', x1: pad.left, x2: width - pad.right, y1: at, y2: at }),
      svgElement(
        'text',
        { x: pad.left - 4, y: at, 'text-anchor': 'end', 'dominant-baseline': 'central' },
        `1e${power}`,
      ),
    ];
  });
  const cursor = svgElement('line', {
    class: 'cursor',
    x1: x(shown),
    x2: x(shown),
    y1: pad.top,
    y2: height - pad.bottom,
  });
  const ends = [0, last].map((epoch) =>
    svgElement('text', { x: x(epoch), y: height - 5, 'text-anchor': epoch === 0 ? 'start' : 'end' }, `epoch ${epoch}`),
  );
  const text = kinds.map((kind) => `${kind} ${told(now?.[kind])}`).join(', ');
  return [
    svgElement(
      'svg',
      {
        class: 'chart',
        viewBox: `0 0 ${width} ${height}`,
        role: 'img',
        'aria-label': `Gradient norms, epoch ${shown}: ${text}`,
      },
      ...[...ticks, cursor, ...lines, ...dots, ...ends],
    ) as unknown as HTMLElement,
    element(
      'p',
      { class: 'key' },
      ...kinds.map((kind) => element('span', { class: kind }, `${kind} ${told(now?.[kind])}`)),
    ),
  ];
}

function told(value: number | null | undefined): string {
  return typeof value === 'number' ? smallText(value) : '–';
}

function isPositive(value: number | null | undefined): value is number {
  return typeof value === 'number' && value > 0;
}
