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
import { drawingRegion } from './draw/drawing-region';
import { minimap } from './draw/minimap';
import { firstState, savedOf, withSnapshot } from './model/state';
import { createStore, type Region, type Store } from './model/store';
import { details } from './regions/details';
import { editing } from './regions/editing';
import { exporting } from './regions/exporting';
import { imagePicker } from './regions/image-picker';
import { inputs } from './regions/inputs';
import { note } from './regions/note';
import { stepping } from './regions/stepping';
import { toolbar } from './regions/toolbar';
import { compareRegion } from './state/compare/compare-region';
import { noiseRegion } from './state/noise/noise-region';
import { stateRegion } from './state/state-region';
import { trainingRegion } from './state/training/training-region';

let store: Store | undefined;
const connection = connect(circuitContract, (snapshot) => {
  if (store === undefined) store = start(snapshot);
  else store.update((state) => withSnapshot(state, snapshot));
});

/** Builds the page over its first snapshot. */
function start(snapshot: CircuitSnapshot): Store {
  let first: readonly Region[] = [];
  let rest: readonly Region[] = [];
  let drawn = firstState(snapshot, connection.saved).circuit;
  const showRest = (): void => {
    for (const region of rest) region.show(made.state);
    connection.save(savedOf(made.state));
  };
  const made = createStore(firstState(snapshot, connection.saved), (state) => {
    for (const region of first) region.show(state);
    // Of another circuit, the drawing is painted first
    if (state.circuit === drawn) return showRest();
    drawn = state.circuit;
    setTimeout(showRest);
  });
  const drawing = drawingRegion(made);
  const tell = complaint();
  const files = exporting(made, drawing.element, {
    save: async (format, content) => (await connection.ask('save', { format, content }, 600)).saved,
    copy: async (format, content) => {
      await connection.ask('copy', { format, content });
    },
    failed: tell.show,
  });
  const images = imagePicker(made, {
    samples: async () => (await connection.ask('samples', {}, 120)).samples,
    image: async (index) => ({ index, ...(await connection.ask('image', { index }, 120)) }),
    failed: tell.show,
  });
  const top = [
    toolbar(made, drawing, () => void connection.ask('openSource', {}).catch(tell.show), files),
    editing((setting, value) => void connection.ask('edit', { setting, value }).catch(tell.show)),
    note(),
  ];
  const side = [details(), inputs(made, images.element)];
  const steps = stepping(made);
  const comparison = compareRegion({
    runs: async () => (await connection.ask('runs', {}, 60)).runs,
    other: (path) => connection.ask('other', { path }, 60),
    failed: tell.show,
  });
  const below = [stateRegion(), trainingRegion(made), noiseRegion(), comparison];
  first = [...top, drawing, steps];
  rest = [images, ...side, ...below];
  const page = document.getElementById('page')!;
  page.replaceChildren(
    ...top.map((region) => region.element),
    tell.element,
    drawing.element,
    minimap(drawing),
    steps.element,
    element('div', { class: 'below' }, ...side.map((region) => region.element)),
    ...below.map((region) => region.element),
  );
  for (const region of first) region.show(made.state);
  requestAnimationFrame(() =>
    setTimeout(() => {
      showRest();
      page.removeAttribute('aria-busy');
    }),
  );
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
