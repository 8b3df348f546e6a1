import { element } from '../../../page/element';
import { gateFacts, shownEpoch, type GateFacts, type WeightFact } from '../model/gate-facts';
import type { CircuitPageState } from '../model/state';
import { whenChanged, type Region } from '../model/store';
import { markupNodes } from './markup-nodes';
import { matrixTable } from './matrix-table';
import { realText, smallText } from './numbers';
import { sparkline } from './sparkline';

/** Lines of OpenQASM shown for one gate. */
const mostLines = 6;
/** Parameters shown for one gate: a state preparation has one for each amplitude. */
const mostParameters = 8;

/** What the selected gate is, with its numbers now. */
export function details(): Region {
  const body = element('div', { class: 'facts' });
  const heading = element('h2', {}, 'Gate');
  const region = element('section', { class: 'details', 'aria-label': 'Gate' }, heading, body);
  return {
    element: region,
    show: whenChanged(
      ({ selection, circuit, binding, run, epoch }) => [selection, circuit, binding, run, epoch],
      (state) => {
        const operation = state.selection === undefined ? undefined : state.circuit?.operations[state.selection];
        if (operation === undefined)
          return body.replaceChildren(
            element('p', { class: 'quiet' }, 'Click a gate, or walk with the arrow keys, to see what it does.'),
          );
        body.replaceChildren(...factElements(gateFacts(state, operation), state));
      },
    ),
  };
}

function factElements(facts: GateFacts, state: CircuitPageState): readonly HTMLElement[] {
  const { text, description, formula, parameters, weights, matrix, qasm } = facts;
  const more = qasm.length > mostLines ? [`// and ${qasm.length - mostLines} more lines`] : [];
  return [
    element('p', { class: 'name' }, text),
    element('p', { class: 'quiet' }, description, ' ', element('span', { class: 'formula' }, formula)),
    ...(parameters.length === 0 ? [] : [parameterTable(facts, state)]),
    ...(weights.length > 0 && state.binding.example
      ? [element('p', { class: 'quiet' }, 'Nothing is trained here: the weights are example values.')]
      : []),
    ...(matrix === undefined ? [] : [matrixTable(matrix)]),
    element('pre', { 'aria-label': 'OpenQASM 3' }, [...qasm.slice(0, mostLines), ...more].join('\n')),
  ];
}

function parameterTable({ parameters, weights }: GateFacts, state: CircuitPageState): HTMLElement {
  const trained = weights.some(({ history }) => history.length > 0);
  const rows = parameters.slice(0, mostParameters).map(({ label, value }) => {
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
  const rest = parameters.length - mostParameters;
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
