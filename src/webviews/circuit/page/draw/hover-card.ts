import { element } from '../../../page/element';
import { gateFacts, shownEpoch } from '../model/gate-facts';
import type { Store } from '../model/store';
import { markupNodes } from '../regions/markup-nodes';
import { matrixTable } from '../regions/matrix-table';
import { realText, smallText } from '../regions/numbers';
import { sparkline } from '../regions/sparkline';

/** Milliseconds that the pointer has to rest on a gate. */
const delay = 250;
/** Ways over the epochs that fit. */
const mostWays = 3;

/** A card that says what the gate under the pointer is; the details pane says the same to the keyboard. */
export function hoverCard(scroller: HTMLElement, store: Store): HTMLElement {
  const card = element('div', { class: 'card', role: 'tooltip', hidden: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    clearTimeout(timer);
    card.hidden = true;
  };
  scroller.addEventListener('pointerover', (event) => {
    hide();
    const gate = event.target instanceof Element ? event.target.closest<SVGElement>('[data-operation]') : null;
    if (gate === null || event.buttons !== 0) return;
    timer = setTimeout(() => {
      fill(card, store, Number(gate.dataset['operation']));
      card.hidden = false;
      stand(card, gate.getBoundingClientRect());
    }, delay);
  });
  for (const gone of ['pointerleave', 'pointerdown', 'scroll', 'wheel', 'keydown'])
    scroller.addEventListener(gone, hide);
  return card;
}

function fill(card: HTMLElement, { state }: Store, operation: number): void {
  const one = state.circuit?.operations[operation];
  if (one === undefined) return;
  const { text, parameters, weights, matrix, qasm } = gateFacts(state, one);
  const now = shownEpoch(state)?.epoch;
  const lines = parameters
    .slice(0, 4)
    .map(({ label, value }) => element('div', {}, ...markupNodes(label), ` = ${realText(value)}`));
  const gradients = weights.flatMap(({ index, gradient }) =>
    gradient === undefined
      ? []
      : [element('div', {}, '∂L/∂θ', element('sub', {}, String(index)), ` = ${smallText(gradient)}`)],
  );
  const ways = weights.slice(0, mostWays).flatMap(({ index, history, epochs }) => {
    const label = `θ${index} over ${history.length} recorded epochs`;
    const line = sparkline(history, epochs.indexOf(now ?? -1), label);
    return history.length < 2 ? [] : [element('div', { class: 'way' }, 'θ', element('sub', {}, String(index)), line)];
  });
  const small = matrix !== undefined && matrix.length <= 32 ? matrixTable(matrix) : undefined;
  const line = element('pre', {}, qasm.length === 1 ? qasm[0] : `${qasm[0] ?? ''} …`);
  card.replaceChildren(element('div', { class: 'name' }, text), ...lines, ...gradients, ...ways, small ?? '', line);
}

/** Below the gate, above it where there is no room; within the window. */
function stand(card: HTMLElement, gate: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const below = gate.bottom + 6;
  const top = below + height > window.innerHeight ? gate.top - height - 6 : below;
  card.style.left = `${Math.max(4, Math.min(window.innerWidth - width - 4, gate.left))}px`;
  card.style.top = `${Math.max(4, top)}px`;
}
