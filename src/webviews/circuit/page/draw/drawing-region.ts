import { circuitText } from '../../../../quantum/drawing/describe';
import { size } from '../../../../quantum/drawing/geometry';
import { element } from '../../../page/element';
import { look, select, stepTo, toggleFold } from '../model/changes';
import type { CircuitPageState } from '../model/state';
import { whenChanged, type Region, type Store } from '../model/store';
import { gateId, sheetOf, type Sheet } from './sheet';
import { hoverCard } from './hover-card';
import { clampZoom, dragToPan, wheelToZoom } from './pan-and-zoom';
import { walk, type Direction } from './walk';

export interface DrawingRegion extends Region {
  /** What is seen of it now. */
  readonly scroller: HTMLElement;
  /** Zooms so that all of it is seen, where that leaves it legible. */
  fit(): void;
  /** Called after scrolling and after every new drawing. */
  readonly onView: (listener: (sheet: Sheet, scroller: HTMLElement) => void) => void;
}

/** The circuit, to be scrolled, zoomed and walked through gate by gate. */
export function drawingRegion(store: Store): DrawingRegion {
  const scroller = element('div', {
    ...{ class: 'scroller', tabindex: 0, role: 'listbox', 'aria-orientation': 'horizontal' },
    'aria-describedby': 'drawing-keys',
  });
  const keys = element('p', { id: 'drawing-keys', class: 'visually-hidden' }, keyHelp);
  const region = element(
    'section',
    { class: 'drawing', 'aria-label': 'Circuit drawing' },
    scroller,
    keys,
    hoverCard(scroller, store),
  );
  const listeners: ((sheet: Sheet, scroller: HTMLElement) => void)[] = [];
  let sheet: Sheet | undefined;

  const seen = (): void => {
    if (sheet === undefined) return;
    const { zoom } = store.state.view;
    const left = scroller.scrollLeft / zoom;
    sheet.reveal(left, left + scroller.clientWidth / zoom, store.state);
    for (const listener of listeners) listener(sheet, scroller);
  };
  const redraw = whenChanged(
    ({ circuit, sections, folded }) => [circuit, sections, folded],
    (state) => {
      sheet = sheetOf(state);
      if (sheet === undefined || state.circuit === undefined) return scroller.replaceChildren();
      sheet.zoomTo(state.view.zoom);
      scroller.replaceChildren(element('div', { class: 'pages' }, sheet.names, sheet.svg));
      scroller.setAttribute('aria-label', circuitText(state.circuit));
      place(scroller, state);
    },
  );
  const zoom = whenChanged(
    ({ view, circuit, folded }) => [view, circuit, folded],
    (state) => {
      sheet?.zoomTo(state.view.zoom);
      place(scroller, state);
      seen();
    },
  );
  const marks = whenChanged(
    ({ position, selection, circuit, folded }) => [position, selection, circuit, folded],
    (state) => {
      sheet?.mark(state);
      if (state.selection === undefined) scroller.removeAttribute('aria-activedescendant');
      else scroller.setAttribute('aria-activedescendant', gateId(state.selection));
    },
  );
  scroller.addEventListener('scroll', () => {
    seen();
    remember(scroller, store);
  });
  new ResizeObserver(seen).observe(scroller);
  dragToPan(scroller);
  wheelToZoom(scroller, store);
  scroller.addEventListener('click', (event) => clicked(event, store));
  scroller.addEventListener('keydown', (event) => {
    if (sheet !== undefined && pressed(event, sheet, store)) {
      event.preventDefault();
      bringIntoSight(sheet, scroller, store.state);
    }
  });
  return {
    ...{ element: region, scroller },
    show(state) {
      redraw(state);
      zoom(state);
      marks(state);
    },
    fit() {
      if (sheet === undefined) return;
      const { width, height } = sheet.geometry;
      const zoom = clampZoom(Math.min(1, scroller.clientWidth / width, scroller.clientHeight / height));
      store.update((state) => look(state, { zoom, left: 0, top: 0 }));
    },
    onView: (listener) => void listeners.push(listener),
  };
}

const keyHelp =
  'Left and Right go from gate to gate, Up and Down to other wires, Home and End to the first and last. Enter steps to the gate, F folds or unfolds its layer, plus and minus zoom.';

function place(scroller: HTMLElement, { view }: CircuitPageState): void {
  const [left, top] = [view.left * view.zoom, view.top * view.zoom];
  if (Math.abs(scroller.scrollLeft - left) > 1) scroller.scrollLeft = left;
  if (Math.abs(scroller.scrollTop - top) > 1) scroller.scrollTop = top;
}

/** Scrolling is the browser's; the state only remembers where it came to rest. */
let resting: ReturnType<typeof setTimeout> | undefined;
function remember(scroller: HTMLElement, store: Store): void {
  clearTimeout(resting);
  resting = setTimeout(() => {
    store.update((state) => {
      const { zoom } = state.view;
      return look(state, { zoom, left: scroller.scrollLeft / zoom, top: scroller.scrollTop / zoom });
    });
  }, 150);
}

function clicked(event: MouseEvent, store: Store): void {
  const target =
    event.target instanceof Element ? event.target.closest<SVGElement>('[data-operation], [data-section]') : null;
  const { operation, section } = target?.dataset ?? {};
  if (section !== undefined) store.update((state) => toggleFold(state, Number(section)));
  else if (operation !== undefined) store.update((state) => select(state, Number(operation)));
}

const directions: Readonly<Record<string, Direction>> = {
  ...{ ArrowRight: 'next', ArrowLeft: 'previous', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' },
};

/** Whether the key meant something. */
function pressed(event: KeyboardEvent, { drawing }: Sheet, store: Store): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const direction = directions[event.key];
  if (direction !== undefined) {
    store.update((state) => select(state, walk(drawing, state.selection, direction)));
    return true;
  }
  const { selection, sections } = store.state;
  if (event.key === 'Enter' && selection !== undefined) store.update((state) => stepTo(state, selection + 1));
  else if (event.key === 'f' || event.key === 'F') {
    const section = sections.findIndex(
      ({ from, to }) => selection !== undefined && selection >= from && selection < to,
    );
    if (section < 0) return false;
    store.update((state) => toggleFold(state, section));
  } else if (event.key === '+' || event.key === '-') {
    const factor = event.key === '+' ? 1.2 : 1 / 1.2;
    store.update((state) => look(state, { ...state.view, zoom: clampZoom(state.view.zoom * factor) }));
  } else return false;
  return true;
}

/** Scrolls as little as needed, so that the selected gate is seen. */
function bringIntoSight(
  { drawing, geometry }: Sheet,
  scroller: HTMLElement,
  { selection, view }: CircuitPageState,
): void {
  const shape = drawing.shapes.find((one) => 'operation' in one && one.operation === selection);
  if (shape === undefined) return;
  const { zoom } = view;
  const half = geometry.columnWidth(shape.column) / 2 + size.gap;
  const x = geometry.x(shape.column);
  const [left, right] = [(x - half - geometry.left) * zoom, (x + half) * zoom];
  if (left < scroller.scrollLeft) scroller.scrollLeft = left;
  else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth;
  const y = geometry.y('wire' in shape ? shape.wire : shape.top);
  const [top, bottom] = [(y - size.row) * zoom, (y + size.row) * zoom];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
