import { element } from '../../../page/element';
import { gateFacts, type GateFacts } from '../model/gate-facts';
import type { CircuitPageState } from '../model/state';
import { whenChanged, type Region } from '../model/store';
import { matrixTable } from './matrix-table';
import { parameterTable } from './parameter-table';

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
    ...(parameters.length === 0 ? [] : [parameterTable(facts, state, mostParameters)]),
    ...(weights.length > 0 && state.binding.example
      ? [element('p', { class: 'quiet' }, 'Nothing is trained here: the weights are example values.')]
      : []),
    ...(matrix === undefined ? [] : [matrixTable(matrix)]),
    element('pre', { 'aria-label': 'OpenQASM 3' }, [...qasm.slice(0, mostLines), ...more].join('\n')),
  ];
}
