import type { CircuitPageState } from './state';

/** Holds the page's state; everything that changes it is a function from a state to the next. */
export interface Store {
  readonly state: CircuitPageState;
  update(change: (state: CircuitPageState) => CircuitPageState): void;
  /** Shows now what would be shown with the next frame. */
  flush(): void;
}

/** A part of the page: an element, and how it shows a state. */
export interface Region {
  readonly element: HTMLElement;
  show(state: CircuitPageState): void;
}

/** Calls `changed` at most once a frame, however often the state changes. */
export function createStore(first: CircuitPageState, changed: (state: CircuitPageState) => void): Store {
  let state = first;
  let waiting = false;
  const tell = (): void => {
    if (!waiting) return;
    waiting = false;
    changed(state);
  };
  return {
    get state() {
      return state;
    },
    update(change) {
      const next = change(state);
      if (next === state) return;
      state = next;
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(tell);
    },
    flush: tell,
  };
}

/** `render`, called only where something it depends on is another than last time. */
export function whenChanged<D extends readonly unknown[]>(
  depends: (state: CircuitPageState) => D,
  render: (state: CircuitPageState) => void,
): (state: CircuitPageState) => void {
  let last: D | undefined;
  return (state) => {
    const now = depends(state);
    if (last !== undefined && now.length === last.length && now.every((one, k) => Object.is(one, last?.[k]))) return;
    last = now;
    render(state);
  };
}
