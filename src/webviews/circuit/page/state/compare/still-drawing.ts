import { circuitText } from '../../../../../quantum/drawing/describe';
import { element } from '../../../../page/element';
import type { CircuitSnapshot } from '../../../contract';
import { createSheet } from '../../draw/sheet';
import { firstState } from '../../model/state';

/** Less than this share of half a turn is no difference that one sees. */
const least = 0.005;

/** A circuit drawn whole and at rest, its gates marked by how much they differ: `marks` holds 0 … 1 for each. */
export function stillDrawing(
  drawn: NonNullable<CircuitSnapshot['drawn']>,
  marks: readonly number[],
): HTMLElement | undefined {
  const source = { kind: 'run', path: '' } as const;
  const state = firstState({ source, title: '', drawn }, undefined);
  const { circuit } = state;
  if (circuit === undefined) return undefined;
  const sheet = createSheet();
  sheet.draw({ ...state, circuit });
  sheet.zoomTo(0.8);
  sheet.reveal(0, Infinity, state, 0);
  for (const gate of sheet.svg.querySelectorAll<SVGElement>('.gate, .measured, .section')) {
    const mark = marks[Number(gate.dataset['operation'] ?? -1)] ?? 0;
    // The drawing above has these names already; here gates are part of one picture
    for (const name of ['id', 'role', 'aria-label', 'aria-selected']) gate.removeAttribute(name);
    gate.classList.remove('now');
    gate.classList.toggle('differs', mark > least);
    if (mark > least) gate.style.setProperty('--difference', `${Math.round(25 + 75 * Math.min(1, 3 * mark))}%`);
  }
  const picture = element('div', { class: 'pages', role: 'img', 'aria-label': circuitText(circuit) });
  picture.append(sheet.names, sheet.svg);
  return element('div', { class: 'still', tabindex: 0 }, picture);
}
