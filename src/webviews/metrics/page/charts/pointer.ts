import type { ChartArea } from 'chart.js';
import { element } from '../../../page/element';
import type { Chart } from './chart-library';
import type { Pointed } from './hover';
import { heightAt, pointsNear, type Line } from './line';

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
      const near = lines.flatMap((line) =>
        pointsNear(line, pointed.at, pointed.reach).map(({ at, label }) => ({ label, y: heightAt(line, at) })),
      );
      if (near.length === 0) return;
      note.hidden = false;
      note.replaceChildren(...near.map(({ label }) => element('div', {}, label)));
      const middle = (area.top + area.bottom) / 2;
      const above = near.filter(({ y }) => scales['y']!.getPixelForValue(y) < middle).length;
      place(note, area, { x, top: 2 * above <= near.length });
    },
  };
}

/** Beside `x` where there is more room, at the top or bottom of the chart's area. */
function place(
  { style }: HTMLElement,
  area: ChartArea,
  { x, top }: { readonly x: number; readonly top: boolean },
): void {
  const onRight = x > (area.left + area.right) / 2;
  style.left = onRight ? '' : `${x + 6}px`;
  style.right = onRight ? `calc(100% - ${x - 6}px)` : '';
  style.maxWidth = `${(onRight ? x - area.left : area.right - x) - 6}px`;
  style.top = top ? `${area.top}px` : '';
  style.bottom = top ? '' : `calc(100% - ${area.bottom}px)`;
}
