import { element, svgElement } from '../../../page/element';

/** Segments of the legend's wheel. */
const segments = 36;

/** Gives an element the colour of a phase (radians): state.css reads it as `--phase`, in degrees. */
export function setPhase(of: HTMLElement | SVGElement, phase: number): void {
  const degrees = (phase * 180) / Math.PI;
  of.style.setProperty('--phase', degrees.toFixed(1));
}

/** What the colours of phases mean: a wheel with 0 at the right, counter-clockwise as in the complex plane. */
export function phaseLegend(): HTMLElement {
  const wedges = Array.from({ length: segments }, (_, k) => {
    const [from, to] = [k - 0.5, k + 0.55].map((at) => (2 * Math.PI * at) / segments) as [number, number];
    const point = (angle: number, radius: number): string =>
      `${(radius * Math.cos(angle)).toFixed(2)} ${(-radius * Math.sin(angle)).toFixed(2)}`;
    const wedge = svgElement('path', {
      class: 'phase',
      d: `M${point(from, 9)}L${point(from, 17)}A17 17 0 0 0 ${point(to, 17)}L${point(to, 9)}Z`,
    });
    setPhase(wedge, (from + to) / 2);
    return wedge;
  });
  const label = (x: number, y: number, text: string): SVGElement =>
    svgElement('text', { x, y, 'text-anchor': 'middle', 'dominant-baseline': 'central' }, text);
  const wheel = svgElement(
    'svg',
    { viewBox: '-34 -28 68 56', width: 68, height: 56, role: 'img', 'aria-label': 'Colours of phases, 0 at the right' },
    ...wedges,
    ...[label(26, 0, '0'), label(0, -23, 'π/2'), label(-26, 0, '±π'), label(0, 23, '−π/2')],
  );
  return element('figure', { class: 'legend' }, wheel, element('figcaption', { class: 'quiet' }, 'Phase'));
}
