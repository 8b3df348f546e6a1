import type { PlainState } from '../../../../quantum/simulator/plain-state';
import { element } from '../../../page/element';
import { complexText, realText } from '../regions/numbers';
import { basisStates, type BasisState } from './basis-states';
import { phaseLegend, setPhase } from './phase-colour';

/** Basis states shown: all of four wires. */
const most = 16;

/** Amplitudes of basis states: bars as long as their magnitude in the colour of their phase, with the numbers beside. */
export interface BasisTable {
  readonly element: HTMLElement;
  show(state: PlainState, qubits: number): void;
}

export function basisTable(): BasisTable {
  const body = element('tbody', {});
  const head = ['State', 'Magnitude', 'Probability', 'Amplitude', 'Phase'].map((name) =>
    element('th', { scope: 'col' }, name),
  );
  const more = element('p', { class: 'quiet more' });
  const table = element('table', { class: 'basis' }, element('thead', {}, element('tr', {}, ...head)), body);
  let rows: readonly Row[] = [];
  return {
    element: element(
      'div',
      { class: 'amplitudes' },
      element('div', { class: 'part' }, element('h3', {}, 'Basis states'), phaseLegend()),
      table,
      more,
    ),
    show(state, qubits) {
      const basis = basisStates(state, qubits, most);
      if (rows.length !== basis.shown.length) {
        rows = basis.shown.map(() => tableRow());
        body.replaceChildren(...rows.map((row) => row.element));
      }
      rows.forEach((row, k) => row.show(basis.shown[k]!));
      more.textContent =
        basis.more === 0
          ? ''
          : `${basis.more.toLocaleString('en')} more, together ${realText(100 * basis.rest, 2)} % probable`;
    },
  };
}

interface Row {
  readonly element: HTMLTableRowElement;
  show(state: BasisState): void;
}

function tableRow(): Row {
  const [name, bar] = [element('th', { scope: 'row' }), element('div', { class: 'phase bar' })];
  const [probability, amplitude, phase] = [element('td', {}), element('td', {}), element('td', {})];
  const row = element('tr', {}, name, element('td', { class: 'magnitude' }, bar), probability, amplitude, phase);
  return {
    element: row,
    show({ bits, re, im, probability: p }) {
      const magnitude = Math.sqrt(p);
      const angle = Math.atan2(im, re);
      const nothing = magnitude < 5e-5;
      name.textContent = `|${bits}⟩`;
      bar.style.width = `${(100 * magnitude).toFixed(2)}%`;
      setPhase(bar, angle);
      row.classList.toggle('nothing', nothing);
      probability.textContent = realText(p);
      amplitude.textContent = complexText(re, im);
      // What is nearly zero has no phase to speak of; −π is π
      phase.textContent = nothing ? '–' : `${realText(angle <= -Math.PI + 1e-9 ? 1 : angle / Math.PI, 3)} π`;
    },
  };
}
