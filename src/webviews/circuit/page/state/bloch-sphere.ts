import { element, svgElement } from '../../../page/element';
import { realText } from '../regions/numbers';
import type { WireReading } from './step-reading';

/** Where one looks from: a little above the equator, the x axis coming forward to the left. */
const [azimuth, elevation] = [(25 * Math.PI) / 180, (18 * Math.PI) / 180];
const [sinA, cosA, sinE, cosE] = [Math.sin(azimuth), Math.cos(azimuth), Math.sin(elevation), Math.cos(elevation)];
const radius = 34;

type Point = readonly [x: number, y: number, z: number];

/** A wire's Bloch sphere with its numbers, made once and moved at each step. */
export interface BlochSphere {
  readonly element: HTMLElement;
  show(reading: WireReading): void;
}

export function blochSphere(wire: number): BlochSphere {
  const stem = svgElement('line', { class: 'stem', x1: 0, y1: 0 });
  const tip = svgElement('circle', { class: 'tip', r: 3.2 });
  const drawing = svgElement(
    'svg',
    { viewBox: '-48 -48 96 96', role: 'img' },
    svgElement('circle', { class: 'ball', r: radius }),
    svgElement('path', { class: 'far', d: equator(1) }),
    svgElement('path', { class: 'near', d: equator(-1) }),
    ...axes(),
    stem,
    tip,
  );
  const [length, entropy] = [element('span', { class: 'length' }), element('span', { class: 'entropy' })];
  const figure = element(
    'figure',
    { class: 'sphere', 'data-wire': wire },
    element('figcaption', {}, `q${wire}`),
    drawing,
    element('dl', {}, ...[term('|r|', 'Length of the Bloch vector'), element('dd', {}, length)]),
    element('dl', {}, ...[term('S', 'Entanglement entropy with all other wires, bits'), element('dd', {}, entropy)]),
  );
  return {
    element: figure,
    show(reading) {
      const { x, y, z } = reading.bloch;
      const [across, down] = project([x, y, z]);
      stem.setAttribute('x2', across);
      stem.setAttribute('y2', down);
      tip.setAttribute('cx', across);
      tip.setAttribute('cy', down);
      figure.classList.toggle('behind', x * cosE * cosA + y * cosE * sinA + z * sinE < 0);
      length.textContent = realText(reading.length);
      entropy.textContent = realText(reading.entropy);
      const text = `q${wire}: ⟨X⟩ ${realText(x)}, ⟨Y⟩ ${realText(y)}, ⟨Z⟩ ${realText(z)}, length ${realText(reading.length)}`;
      drawing.setAttribute('aria-label', text);
      figure.title = text;
    },
  };
}

function term(text: string, title: string): HTMLElement {
  return element('dt', { title }, text);
}

/** Orthographic, in units of the drawing. */
function project([x, y, z]: Point): readonly [string, string] {
  const across = -x * sinA + y * cosA;
  const up = -x * sinE * cosA - y * sinE * sinA + z * cosE;
  return [(radius * across).toFixed(2), (-radius * up).toFixed(2)];
}

/** The half of the equator behind (1) or before (−1) the plane of the drawing. */
function equator(side: 1 | -1): string {
  const sweep = side === 1 ? 1 : 0;
  return `M${-radius} 0A${radius} ${(radius * sinE).toFixed(2)} 0 0 ${sweep} ${radius} 0`;
}

function axes(): readonly SVGElement[] {
  const named: readonly (readonly [Point, string])[] = [
    [[1, 0, 0], 'x'],
    [[0, 1, 0], 'y'],
    [[0, 0, 1], '|0⟩'],
  ];
  const lines = named.map(([point]) => {
    const [x2, y2] = project(point);
    return svgElement('line', { class: 'axis', x1: 0, y1: 0, x2, y2 });
  });
  const labels = [...named, [[0, 0, -1], '|1⟩'] as const].map(([point, text]) => {
    const [x, y] = project(point.map((part) => part * 1.24) as unknown as Point);
    return svgElement('text', { x, y, 'text-anchor': 'middle', 'dominant-baseline': 'central' }, text);
  });
  return [...lines, ...labels];
}
