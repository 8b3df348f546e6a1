import { element } from '../../../page/element';
import { shownEpoch, type GateFacts, type WeightFact } from '../model/gate-facts';
import type { CircuitPageState } from '../model/state';
import { markupNodes } from './markup-nodes';
import { realText, smallText } from './numbers';
import { sparkline } from './sparkline';

/** A gate's parameters with their numbers now; in a run also gradients and ways over the epochs. At most so many rows. */
export function parameterTable({ parameters, weights }: GateFacts, state: CircuitPageState, most: number): HTMLElement {
  const trained = weights.some(({ history }) => history.length > 0);
  const rows = parameters.slice(0, most).map(({ label, value }) => {
    const weight = weights.find(({ index }) => label.includes(`θ_{${index}}`));
    // Where the angle is not the weight itself, both are told
    const own = weight === undefined || weight.value === value ? '' : ` (θ is ${realText(weight.value)})`;
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, ...markupNodes(label)),
      element('td', {}, `${realText(value)}${own}`),
      ...(trained ? trainedCells(weight, state) : []),
    );
  });
  const head = ['Parameter', 'Now (rad)', ...(trained ? ['Gradient', 'Over epochs'] : [])];
  const rest = parameters.length - most;
  return element(
    'div',
    {},
    element(
      'table',
      { class: 'numbers' },
      element('thead', {}, element('tr', {}, ...head.map((title) => element('th', { scope: 'col' }, title)))),
      element('tbody', {}, ...rows),
    ),
    rest > 0 ? element('p', { class: 'quiet' }, `and ${rest} more`) : undefined,
  );
}

/** The weight's gradient in the epoch shown, and its way there. */
function trainedCells(weight: WeightFact | undefined, state: CircuitPageState): readonly HTMLElement[] {
  if (weight === undefined) return [element('td', {}), element('td', {})];
  const { gradient, history, epochs } = weight;
  const shown = epochs.indexOf(shownEpoch(state)?.epoch ?? -1);
  const label = `From ${realText(history[0] ?? NaN)} to ${realText(history.at(-1) ?? NaN)} over ${history.length} recorded epochs`;
  return [
    element('td', {}, gradient === undefined ? '–' : smallText(gradient)),
    element('td', { title: label }, sparkline(history, shown, label)),
  ];
}
