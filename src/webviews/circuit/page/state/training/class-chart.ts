import type { Circuit } from '../../../../../quantum/circuit';
import { element } from '../../../../page/element';
import { markupNodes } from '../../regions/markup-nodes';
import { realText } from '../../regions/numbers';
import { outputNames, type OutputName } from '../output-names';
import type { ClassExpectations } from './class-expectations';

/** Outputs shown: those of many wires are many. */
const most = 16;
/** Colours of classes in state.css; more classes begin again. */
const colours = 6;

/** A small chart for each output: every class's mean as a dot on the axis, its spread as a bar; the numbers beside. */
export function classChart(
  circuit: Circuit,
  byClass: readonly ClassExpectations[],
  classes: readonly string[],
): readonly HTMLElement[] {
  const names = outputNames(circuit);
  const rest = names.length - most;
  return [
    legend(byClass, classes),
    element(
      'div',
      { class: 'outputs' },
      ...names.slice(0, most).map((name, k) => outputChart(name, k, byClass, classes)),
    ),
    ...(rest > 0 ? [element('p', { class: 'quiet' }, `and ${rest.toLocaleString('en')} more outputs`)] : []),
  ];
}

function legend(byClass: readonly ClassExpectations[], classes: readonly string[]): HTMLElement {
  const items = byClass.map(({ label, images }) =>
    element(
      'li',
      { class: `class-${label % colours}` },
      element('span', { class: 'dot' }),
      `${nameOf(label, classes)} (${images})`,
    ),
  );
  return element('ul', { class: 'classes', 'aria-label': 'Classes and their test images' }, ...items);
}

function outputChart(
  { label, text, least = -1 }: OutputName,
  output: number,
  byClass: readonly ClassExpectations[],
  classes: readonly string[],
): HTMLElement {
  const percent = (value: number): number => (100 * (Math.max(least, Math.min(1, value)) - least)) / (1 - least);
  const rows = byClass.map((one) => {
    const [mean, spread] = [one.mean[output] ?? NaN, one.spread[output] ?? NaN];
    const range = Number.isFinite(spread) ? spread : 0;
    const [bar, dot] = [element('span', { class: 'spread' }), element('span', { class: 'dot' })];
    bar.style.left = `${percent(mean - range)}%`;
    bar.style.right = `${100 - percent(mean + range)}%`;
    dot.style.left = `${percent(mean)}%`;
    return element(
      'div',
      { class: `reading class-${one.label % colours}` },
      element('span', { class: 'visually-hidden' }, `${text}, ${nameOf(one.label, classes)}: `),
      element('span', { class: 'axis', 'aria-hidden': 'true' }, bar, dot),
      element('span', { class: 'value', 'data-class': one.label }, spreadText(mean, spread)),
    );
  });
  return element('div', { class: 'output' }, element('span', { class: 'observable' }, ...markupNodes(label)), ...rows);
}

/** `0.123 ± 0.045`; no spread where there is one value. */
export function spreadText(mean: number, spread: number): string {
  return Number.isFinite(spread) ? `${realText(mean, 3)} ± ${realText(spread, 3)}` : realText(mean, 3);
}

function nameOf(label: number, classes: readonly string[]): string {
  return classes[label] ?? `class ${label}`;
}
