import { look } from '../model/changes';
import type { Store } from '../model/store';

export function clampZoom(zoom: number): number {
  return Math.min(4, Math.max(0.2, zoom));
}

/** Zooms about a point of the scroller (pixels from its corner), which stays where it is. */
export function zoomAbout(scroller: HTMLElement, store: Store, factor: number, x: number, y: number): void {
  store.update((state) => {
    const before = state.view.zoom;
    const zoom = clampZoom(before * factor);
    const keep = (scroll: number, at: number): number => Math.max(0, (scroll + at) / before - at / zoom);
    return look(state, { zoom, left: keep(scroller.scrollLeft, x), top: keep(scroller.scrollTop, y) });
  });
}

/** Ctrl (or a pinch) and the wheel zoom; the wheel alone scrolls as everywhere. */
export function wheelToZoom(scroller: HTMLElement, store: Store): void {
  scroller.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = scroller.getBoundingClientRect();
      zoomAbout(scroller, store, Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
}

/** Dragging with the mouse moves the drawing; fingers scroll by themselves. */
export function dragToPan(scroller: HTMLElement): void {
  scroller.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || down.pointerType === 'touch') return;
    const [left, top] = [scroller.scrollLeft, scroller.scrollTop];
    let moved = false;
    const move = (event: PointerEvent): void => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (!moved && Math.hypot(dx, dy) < 4) return;
      if (!moved) scroller.setPointerCapture(down.pointerId);
      moved = true;
      scroller.classList.add('panning');
      scroller.scrollLeft = left - dx;
      scroller.scrollTop = top - dy;
    };
    const end = (): void => {
      scroller.removeEventListener('pointermove', move);
      scroller.classList.remove('panning');
    };
    scroller.addEventListener('pointermove', move);
    scroller.addEventListener('pointerup', end, { once: true });
    scroller.addEventListener('pointercancel', end, { once: true });
  });
}
