import { element } from '../../../page/element';
import type { Chart } from './chart-library';
import type { Pointed } from './hover';
import { pointsNear, type Line } from './line';

export interface Pointer {
  readonly elements: readonly HTMLElement[];
  /** Stands where the chart's `lines` are pointed at; nowhere outside of what shows. */
  show(pointed: Pointed | undefined, chart: Pick<Chart, 'scales' | 'chartArea'>, lines: readonly Line[]): void;
}

/** An upright line over the chart, with a note beside it at points that stand out; the legend reads them aloud. */
export function pointer(): Pointer {
  const upright = element('div', { class: 'pointer', hidden: true });
  const note = element('div', { class: 'note', hidden: true, 'aria-hidden': 'true' });
  return {
    elements: [upright, note],
    show(pointed, { scales, chartArea: area }, lines) {
      const scale = scales['x'];
      const visible =
        pointed !== undefined && scale !== undefined && pointed.at >= scale.min && pointed.at <= scale.max;
      upright.hidden = !visible;
      note.hidden = true;
      if (!visible) return;
      const x = Math.round(scale.getPixelForValue(pointed.at));
      upright.style.transform = `translateX(${x}px)`;
      upright.style.top = `${area.top}px`;
      upright.style.height = `${area.bottom - area.top}px`;
      const near = lines.flatMap((line) => pointsNear(line, pointed.at, pointed.reach));
      if (near.length === 0) return;
      note.hidden = false;
      note.replaceChildren(...near.map(({ label }) => element('div', {}, label)));
      const onRight = x > (area.left + area.right) / 2;
      note.style.top = `${area.top}px`;
      note.style.left = onRight ? '' : `${x + 6}px`;
      note.style.right = onRight ? `calc(100% - ${x - 6}px)` : '';
      note.style.maxWidth = `${(onRight ? x - area.left : area.right - x) - 6}px`;
    },
  };
}
