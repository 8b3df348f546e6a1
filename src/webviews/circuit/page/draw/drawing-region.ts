import { circuitText } from '../../../../quantum/drawing/describe';
import { element } from '../../../page/element';
import { look, select, toggleFold } from '../model/changes';
import { whenChanged, type Region, type Store } from '../model/store';
import { onceAfterPaint } from './after-paint';
import { gateId } from './gate-groups';
import { bringIntoSight, keyHelp, pressed } from './gate-keys';
import { hoverCard } from './hover-card';
import { clampZoom, dragToPan, wheelToZoom } from './pan-and-zoom';
import { seenScroller, type SeenPart } from './seen-part';
import { createSheet, type LaidOut } from './sheet';

/** Chunks of columns kept beyond what is seen, on each side. */
const spare = 4;

/** Told what is drawn and what is seen of it, in pixels. */
type ViewListener = (laidOut: LaidOut, part: SeenPart, zoom: number) => void;

export interface DrawingRegion extends Region {
  readonly scroller: HTMLElement;
  /** Zooms so that all of it is seen, where that leaves it legible. */
  fit(): void;
  /** Called after scrolling and after every new drawing. */
  readonly onView: (listener: ViewListener) => void;
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
  const sheet = createSheet();
  const pages = element('div', { class: 'pages' }, sheet.names, sheet.svg);
  const listeners: ViewListener[] = [];
  const reveal = (beyond: number): void => {
    const { laidOut } = sheet;
    if (laidOut === undefined) return;
    const { zoom } = store.state.view;
    const { left, width } = seen.part;
    // Of a circuit that has become shorter, the end is seen
    const from = Math.max(0, Math.min(left, laidOut.geometry.width * zoom - width));
    sheet.reveal(from / zoom, (from + width) / zoom, store.state, beyond);
    for (const listener of listeners) listener(laidOut, seen.part, zoom);
  };
  const revealSpare = onceAfterPaint(() => reveal(spare));
  /** What is seen first, what lies beside it when that is painted. */
  const revealSeen = (): void => {
    reveal(0);
    revealSpare();
  };
  const seen = seenScroller(scroller, (scrolled) => {
    if (!scrolled) return revealSeen();
    reveal(spare);
    remember(scroller, store);
  });
  const redraw = whenChanged(
    ({ circuit, sections, folded }) => [circuit, sections, folded],
    (state) => {
      const { circuit } = state;
      if (circuit === undefined) return;
      sheet.draw({ ...state, circuit });
      if (pages.parentNode === null) scroller.append(pages);
      scroller.setAttribute('aria-label', circuitText(circuit));
    },
  );
  const zoom = whenChanged(
    ({ view, circuit, folded }) => [view, circuit, folded],
    ({ view }) => {
      sheet.zoomTo(view.zoom);
      seen.place(view);
      revealSeen();
    },
  );
  const marks = whenChanged(
    ({ position, selection, circuit, folded }) => [position, selection, circuit, folded],
    (state) => {
      sheet.mark(state);
      if (state.selection === undefined) scroller.removeAttribute('aria-activedescendant');
      else scroller.setAttribute('aria-activedescendant', gateId(state.selection));
    },
  );
  dragToPan(scroller);
  wheelToZoom(scroller, store);
  scroller.addEventListener('click', (event) => clicked(event, store));
  scroller.addEventListener('keydown', (event) => {
    if (sheet.laidOut !== undefined && pressed(event, sheet.laidOut, store)) {
      event.preventDefault();
      bringIntoSight(sheet.laidOut, scroller, store.state);
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
      if (sheet.laidOut === undefined) return;
      const { width, height } = sheet.laidOut.geometry;
      const fitting = clampZoom(Math.min(1, scroller.clientWidth / width, scroller.clientHeight / height));
      store.update((state) => look(state, { zoom: fitting, left: 0, top: 0 }));
    },
    onView: (listener) => void listeners.push(listener),
  };
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
