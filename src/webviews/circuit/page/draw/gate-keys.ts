import { size } from '../../../../quantum/drawing/geometry';
import { look, select, stepTo, toggleFold } from '../model/changes';
import type { CircuitPageState } from '../model/state';
import type { Store } from '../model/store';
import { clampZoom } from './pan-and-zoom';
import type { LaidOut } from './sheet';
import { walk, type Direction } from './walk';

export const keyHelp =
  'Left and Right go from gate to gate, Up and Down to other wires, Home and End to the first and last. Enter steps to the gate, F folds or unfolds its layer, plus and minus zoom.';

const directions: Readonly<Record<string, Direction>> = {
  ...{ ArrowRight: 'next', ArrowLeft: 'previous', ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' },
};

/** Whether the key meant something. */
export function pressed(event: KeyboardEvent, { drawing }: LaidOut, store: Store): boolean {
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
export function bringIntoSight(
  { drawing, geometry }: LaidOut,
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
