import { element, together, type Markup } from '../markup/element';
import type { Reliability, ReliabilityBin } from '../result/reliability';
import { fixedText } from '../tables/number-text';
import { chartFrame, round, type Plot } from './frame';
import type { ChartLook } from './look';
import { linearScale } from './scale';

/** Share correct over probability of the predicted class; a bar on the diagonal is as sure as it should be. */
export function reliabilityChart(found: Reliability, look: ChartLook, title = 'Reliability'): string {
  const frame = {
    title,
    description: `Expected calibration error ${fixedText(found.expectedError, 4)} over ${found.bins.length} bins.`,
    x: { title: 'probability of the predicted class', scale: linearScale(0, 1) },
    y: { title: 'share correct', scale: linearScale(0, 1) },
    plotWidth: 260,
    plotHeight: 260,
    legend: [
      { name: `share correct; ECE ${fixedText(found.expectedError, 3)}`, stroke: look.colours[0]! },
      { name: 'as sure as right', stroke: 'currentColor', dash: '3 3' },
    ],
  };
  return chartFrame(frame, look, (plot) => [
    ...found.bins.flatMap((bin) => (bin.interval === undefined ? [] : [bar(bin, bin.interval, plot, look)])),
    element('line', {
      x1: round(plot.left),
      y1: plot.bottom,
      x2: round(plot.right),
      y2: plot.top,
      stroke: 'currentColor',
      'stroke-dasharray': '3 3',
    }),
  ]);
}

function bar(
  { low, high, accuracy, samples }: ReliabilityBin,
  interval: { readonly low: number; readonly high: number },
  { x, y, bottom }: Plot,
  { colours }: ChartLook,
): Markup {
  const [from, to, at] = [round(x(low)), round(x(high)), round(y(accuracy))];
  const middle = round((from + to) / 2);
  return together(
    element(
      'rect',
      {
        x: from + 0.5,
        y: at,
        width: round(to - from - 1),
        height: round(bottom - at),
        fill: colours[0],
        'fill-opacity': 0.45,
        stroke: colours[0],
      },
      element('title', {}, `${samples} samples, share correct ${fixedText(accuracy, 3)}`),
    ),
    element('line', {
      x1: middle,
      x2: middle,
      y1: round(y(interval.low)),
      y2: round(y(interval.high)),
      stroke: 'currentColor',
    }),
  );
}
