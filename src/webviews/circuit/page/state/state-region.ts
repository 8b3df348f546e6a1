import { messageOf } from '../../../../shared/failure';
import { element } from '../../../page/element';
import { mostSimulatedWires, readings } from '../model/simulated';
import type { CircuitPageState } from '../model/state';
import { whenChanged, type Region } from '../model/store';
import { basisTable } from './basis-table';
import { blochSphere, type BlochSphere } from './bloch-sphere';
import { cutRow } from './cut-row';
import { stepReading } from './step-reading';

/** The state where the stepping stands: every wire's Bloch sphere, the amplitudes, how much is entangled. */
export function stateRegion(): Region {
  const reading = readings();
  const spheres = element('div', { class: 'spheres' });
  const [basis, cuts] = [basisTable(), cutRow()];
  const said = element('p', { class: 'quiet' });
  const numbers = element('div', { class: 'state-parts' }, basis.element, cuts.element);
  const region = element(
    'section',
    { class: 'state', 'aria-label': 'State' },
    element('h2', {}, 'State'),
    said,
    spheres,
    numbers,
  );
  let shown: readonly BlochSphere[] = [];
  const draw = (state: CircuitPageState): string => {
    const made = reading(state);
    if (made === undefined) return tooLarge(state);
    const { qubits } = made.circuit;
    const now = made.after(state.position);
    const { wires, cuts: entropies } = stepReading(now, qubits);
    if (shown.length !== qubits) {
      shown = wires.map((_, wire) => blochSphere(wire));
      spheres.replaceChildren(...shown.map((sphere) => sphere.element));
    }
    shown.forEach((sphere, wire) => sphere.show(wires[wire]!));
    basis.show(now, qubits);
    cuts.show(entropies);
    return '';
  };
  return {
    element: region,
    show: whenChanged(
      ({ circuit, binding, position }) => [circuit, binding, position],
      (state) => {
        region.hidden = state.circuit === undefined;
        said.textContent = attempt(() => draw(state));
        said.hidden = said.textContent === '';
        spheres.hidden = numbers.hidden = !said.hidden;
      },
    ),
  };
}

function tooLarge({ circuit }: CircuitPageState): string {
  if (circuit === undefined) return '';
  return `A state of ${circuit.qubits} wires has ${(2 ** circuit.qubits).toLocaleString('en')} amplitudes: states are shown up to ${mostSimulatedWires} wires.`;
}

/** What `draw` says, or why it failed. */
function attempt(draw: () => string): string {
  try {
    return draw();
  } catch (thrown) {
    return messageOf(thrown);
  }
}
