import type { Point } from 'chart.js';
import type { Range } from '../../view';
import type { Chart } from './chart-library';
import type { Hover } from './hover';

/** Share of what shows that one key press moves or zooms by. */
const step = 0.1;
/** The same for reading values. */
const readingStep = step / 5;
/** Share of what shows from which a marked point is met: more than half a key press, so that none is stepped over. */
const reach = 0.015;

interface Ends {
  readonly min: number;
  readonly max: number;
}

/** Pointer and keys: read values, zoom, pan. */
export function listenTo(
  plot: HTMLElement,
  hover: Hover,
  chart: () => Chart<'line', Point[]> | undefined,
  zoomed: ((range: Range | undefined) => void) | undefined,
): void {
  const pointAt = (at: number, { min, max }: Ends): void => hover.move({ at, reach: reach * (max - min) });
  plot.addEventListener('pointermove', ({ offsetX, target }) => {
    const scale = chart()?.scales['x'];
    if (scale === undefined || !(target instanceof HTMLCanvasElement)) return;
    const x = scale.getValueForPixel(offsetX);
    if (x !== undefined && x >= scale.min && x <= scale.max) pointAt(x, scale);
    else hover.move(undefined);
  });
  plot.addEventListener('pointerleave', () => hover.move(undefined));
  plot.addEventListener('blur', () => hover.move(undefined));
  plot.addEventListener('dblclick', () => zoomed?.(undefined));
  plot.addEventListener('keydown', (event) => {
    const shown = chart();
    const scale = shown?.scales['x'];
    if (shown === undefined || scale === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const width = scale.max - scale.min;
    const keys: Record<string, () => void> = {
      ArrowRight: () => pointAt(Math.min(scale.max, (hover.pointed?.at ?? scale.min) + width * readingStep), scale),
      ArrowLeft: () => pointAt(Math.max(scale.min, (hover.pointed?.at ?? scale.max) - width * readingStep), scale),
      Escape: () => hover.move(undefined),
      ...(zoomed !== undefined && {
        '0': () => zoomed(undefined),
        '+': () => shown.zoom(1 + step),
        '-': () => shown.zoom(1 - step),
        '<': () => shown.pan({ x: step * shown.width }, undefined, 'none'),
        '>': () => shown.pan({ x: -step * shown.width }, undefined, 'none'),
      }),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}
