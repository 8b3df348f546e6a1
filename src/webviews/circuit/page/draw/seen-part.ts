import type { View } from '../model/state';

/** What is seen of a scrolled element, in pixels. */
export interface SeenPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What is seen of the scroller, as the browser told last when it had laid the page out: to ask it between changes would have
 * it do so at once, and again before it paints.
 */
export interface SeenScroller {
  readonly part: SeenPart;
  /** Scrolls where the view is, where that is not here. */
  place(view: View): void;
}

export function seenScroller(scroller: HTMLElement, changed: (scrolled: boolean) => void): SeenScroller {
  // Until the first layout: at most what the window shows
  let part: SeenPart = { left: 0, top: 0, width: window.innerWidth, height: window.innerHeight };
  const measure = (): void => {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
    part = { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
  };
  scroller.addEventListener('scroll', () => {
    measure();
    changed(true);
  });
  new ResizeObserver(() => {
    measure();
    changed(false);
  }).observe(scroller);
  return {
    get part() {
      return part;
    },
    place({ zoom, left, top }) {
      const [x, y] = [left * zoom, top * zoom];
      if (Math.abs(part.left - x) <= 1 && Math.abs(part.top - y) <= 1) return;
      scroller.scrollLeft = x;
      scroller.scrollTop = y;
      measure();
    },
  };
}
