import { element } from '../../../page/element';
import { realText } from '../regions/numbers';
import { mostCutWires } from './step-reading';

/** Entanglement across each cut between wires 0 … k and the rest: one bar each, full where no more is possible. */
export interface CutRow {
  readonly element: HTMLElement;
  show(cuts: readonly (number | undefined)[]): void;
}

export function cutRow(): CutRow {
  const list = element('ol', { class: 'cuts' });
  const note = element('p', { class: 'quiet' });
  const region = element('div', {}, element('h3', {}, 'Entanglement entropy across cuts, bits'), list, note);
  return {
    element: region,
    show(cuts) {
      region.hidden = cuts.length === 0;
      const qubits = cuts.length + 1;
      list.replaceChildren(
        ...cuts.map((entropy, k) => {
          const bar = element('div', { class: 'fill' });
          bar.style.width = `${(100 * (entropy ?? 0)) / Math.min(k + 1, qubits - k - 1)}%`;
          const value = element('span', { class: 'value' }, entropy === undefined ? '–' : realText(entropy));
          return element(
            'li',
            {},
            element('span', {}, cutName(k, qubits)),
            element('div', { class: 'gauge' }, bar),
            value,
          );
        }),
      );
      note.textContent = cuts.includes(undefined)
        ? `Cuts with more than ${mostCutWires} wires on both sides take too long to compute at every step.`
        : '';
    },
  };
}

function cutName(k: number, qubits: number): string {
  const side = (from: number, to: number): string => (from === to ? `q${from}` : `q${from}–${to}`);
  return `${side(0, k)} | ${side(k + 1, qubits - 1)}`;
}
