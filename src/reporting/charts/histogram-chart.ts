import { element } from '../markup/element';
import type { TwoHistograms } from '../result/histograms';
import { chartFrame } from './frame';
import { stepPath } from './line-path';
import { lineLook, type ChartLook } from './look';
import { linearScale, roundedScale } from './scale';

/** Two histograms over each other, told apart by colour and dash. */
export function histogramChart(
  { names, counts }: TwoHistograms,
  look: ChartLook,
  titles: { readonly title: string; readonly x: string },
): string {
  const bins = counts[0].length;
  const most = Math.max(1, ...counts[0], ...counts[1]);
  const totals = counts.map((column) => column.reduce((sum, count) => sum + count, 0));
  const looks = names.map((name, i) => ({ name: `${name} (${totals[i]!})`, ...lineLook(look, i) }));
  const frame = {
    title: titles.title,
    description: `${looks.map(({ name }) => name).join('; ')}.`,
    x: { title: titles.x, scale: linearScale(0, 1) },
    y: { title: 'samples', scale: roundedScale(0, most, 4) },
    plotWidth: 260,
    plotHeight: 170,
    legend: looks,
  };
  const edges = Array.from({ length: bins + 1 }, (_, bin) => bin / bins);
  return chartFrame(frame, look, (plot) =>
    counts.map((column, i) => {
      const { stroke, dash } = looks[i]!;
      const heights = [...column, column[bins - 1]!];
      const outline = stepPath([0, ...edges, 1].map(plot.x), [0, ...heights, 0].map(plot.y));
      return element('path', {
        d: outline,
        fill: stroke,
        'fill-opacity': 0.2,
        stroke,
        'stroke-width': 1.5,
        'stroke-dasharray': dash,
      });
    }),
  );
}
