import '../../page/page.css';
import './circuit.css';
import './details.css';
import './drawing.css';
import './state/state.css';
import './state/training.css';
import './state/compare.css';
import { element } from '../../page/element';
import { connect } from '../../page/connect';
import { circuitContract, type CircuitSnapshot } from '../contract';
import { onceAfterPaint } from './draw/after-paint';
import { drawingRegion } from './draw/drawing-region';
import { minimap } from './draw/minimap';
import { lowerRegions, type LowerRegions } from './lower-regions';
import { firstState, savedOf, withSnapshot, type CircuitPageState } from './model/state';
import { createStore, type Region, type Store } from './model/store';
import { editing } from './regions/editing';
import { exporting } from './regions/exporting';
import { note } from './regions/note';
import { stepping } from './regions/stepping';
import { toolbar } from './regions/toolbar';

let store: Store | undefined;
const connection = connect(circuitContract, (snapshot) => {
  if (store === undefined) store = start(snapshot);
  else {
    store.update((state) => withSnapshot(state, snapshot));
    // What was typed is not to wait for a frame as well
    store.flush();
  }
});

/** Builds the page over its first snapshot: the drawing, and when that is painted what stands below it. */
function start(snapshot: CircuitSnapshot): Store {
  const page = document.getElementById('page')!;
  const tell = complaint();
  let upper: readonly Region[] = [];
  let lower: LowerRegions | undefined;
  const showLower = (): void => {
    if (lower === undefined) {
      lower = lowerRegions(made, connection, tell.show);
      page.append(...lower.elements);
      page.removeAttribute('aria-busy');
    }
    for (const region of lower.regions) region.show(made.state);
    connection.save(savedOf(made.state));
  };
  const showLowerSoon = onceAfterPaint(showLower);
  let drawn: CircuitPageState['circuit'];
  const show = (state: CircuitPageState): void => {
    for (const region of upper) region.show(state);
    if (lower !== undefined && state.circuit === drawn) return showLower();
    drawn = state.circuit;
    showLowerSoon();
  };
  const made = createStore(firstState(snapshot, connection.saved), show);
  const drawing = drawingRegion(made);
  const files = exporting(made, drawing.element, {
    save: async (format, content) => (await connection.ask('save', { format, content }, 600)).saved,
    copy: async (format, content) => {
      await connection.ask('copy', { format, content });
    },
    failed: tell.show,
  });
  const top = [
    toolbar(made, drawing, () => void connection.ask('openSource', {}).catch(tell.show), files),
    editing((setting, value) => void connection.ask('edit', { setting, value }).catch(tell.show)),
    note(),
  ];
  const steps = stepping(made);
  upper = [...top, drawing, steps];
  const strip = minimap(drawing);
  page.replaceChildren(...top.map((region) => region.element), tell.element, drawing.element, strip, steps.element);
  show(made.state);
  return made;
}

/** Where a request's failure is told. */
function complaint(): { readonly element: HTMLElement; readonly show: (thrown: unknown) => void } {
  const box = element('div', { class: 'failure', role: 'alert', hidden: true });
  return {
    element: box,
    show(thrown) {
      box.hidden = false;
      box.textContent = thrown instanceof Error ? thrown.message : String(thrown);
      setTimeout(() => (box.hidden = true), 10_000);
    },
  };
}
