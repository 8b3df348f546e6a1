import { svgElement } from '../../../page/element';

const [width, height, pad] = [120, 22, 3];

/** A value over epochs as a small line, with a dot where it is now. */
export function sparkline(values: readonly number[], now: number, label: string): SVGSVGElement {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (index: number): number => pad + (index * (width - 2 * pad)) / Math.max(1, values.length - 1);
  const y = (value: number): number =>
    high === low ? height / 2 : height - pad - ((value - low) * (height - 2 * pad)) / (high - low);
  const points = values.map((value, index) => `${round(x(index))},${round(y(value))}`).join(' ');
  const dot = values[now];
  return svgElement(
    'svg',
    { class: 'sparkline', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label },
    svgElement('polyline', { points }),
    dot === undefined ? undefined : svgElement('circle', { cx: round(x(now)), cy: round(y(dot)), r: 2.5 }),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
