import { element } from '../../../page/element';
import { gateFacts } from '../model/gate-facts';
import type { Store } from '../model/store';
import { matrixTable } from '../regions/matrix-table';
import { parameterTable } from '../regions/parameter-table';

/** Milliseconds that the pointer has to rest on a gate. */
const delay = 250;
/** Parameters that fit. */
const mostParameters = 4;

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
  const facts = gateFacts(state, one);
  const { text, parameters, matrix, qasm } = facts;
  const numbers = parameters.length === 0 ? [] : [parameterTable(facts, state, mostParameters)];
  const small = matrix !== undefined && matrix.length <= 32 ? [matrixTable(matrix)] : [];
  const line = element('pre', {}, qasm.length === 1 ? qasm[0] : `${qasm[0] ?? ''} …`);
  card.replaceChildren(element('div', { class: 'name' }, text), ...numbers, ...small, line);
}

/** Below the gate, above it where there is no room; within the window. */
function stand(card: HTMLElement, gate: DOMRect): void {
  const { width, height } = card.getBoundingClientRect();
  const below = gate.bottom + 6;
  const top = below + height > window.innerHeight ? gate.top - height - 6 : below;
  card.style.left = `${Math.max(4, Math.min(window.innerWidth - width - 4, gate.left))}px`;
  card.style.top = `${Math.max(4, top)}px`;
}
