import type { Circuit } from '../../../../../quantum/circuit';
import { element } from '../../../../page/element';
import { markupNodes } from '../../regions/markup-nodes';
import { realText } from '../../regions/numbers';
import { outputNames } from '../output-names';
import { spreadText } from '../training/class-chart';
import type { Estimate } from './estimates';

/** Outputs shown. */
const most = 16;

/** For each output its exact value as a line, and what noise and shots make of it as a dot with its spread. */
export function estimateRows(
  circuit: Circuit,
  exact: Float64Array,
  found: readonly Estimate[],
): readonly HTMLElement[] {
  const names = outputNames(circuit);
  const rows = names.slice(0, most).map(({ label, least = -1 }, k) => {
    const percent = (value: number): number => (100 * (Math.max(least, Math.min(1, value)) - least)) / (1 - least);
    const { mean, spread } = found[k]!;
    const [bar, dot, line] = ['spread', 'dot', 'exact'].map((name) => element('span', { class: name })) as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    bar.style.left = `${percent(mean - spread)}%`;
    bar.style.right = `${100 - percent(mean + spread)}%`;
    dot.style.left = `${percent(mean)}%`;
    line.style.left = `${percent(exact[k]!)}%`;
    return element(
      'div',
      { class: 'output' },
      element('span', { class: 'observable' }, ...markupNodes(label)),
      element(
        'div',
        { class: 'reading class-1' },
        element('span', { class: 'axis', 'aria-hidden': 'true' }, bar, dot, line),
        element(
          'span',
          { class: 'value' },
          spreadText(mean, spread),
          element('span', { class: 'quiet' }, ` exact ${realText(exact[k]!, 3)}`),
        ),
      ),
    );
  });
  const more = names.length - most;
  return more > 0 ? [...rows, element('p', { class: 'quiet' }, `and ${more.toLocaleString('en')} more outputs`)] : rows;
}
