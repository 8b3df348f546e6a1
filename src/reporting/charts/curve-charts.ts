import { element, type Markup } from '../markup/element';
import type { PrecisionRecallCurve, RocCurve } from '../result/curves';
import { fixedText } from '../tables/number-text';
import { chartFrame, round, type LegendLine, type Plot } from './frame';
import { linePath, stepPath } from './line-path';
import { lineLook, type ChartLook } from './look';
import { linearScale } from './scale';

export interface NamedCurve<C> {
  /** Of the class, and of the run where there are several. */
  readonly name: string;
  readonly curve: C;
}

const side = 260;

/** ROC curves with their areas; the diagonal is chance. */
export function rocChart(curves: readonly NamedCurve<RocCurve>[], look: ChartLook, title = 'ROC curves'): string {
  const drawn = curves.map(({ name, curve }, i) => ({
    name: `${name}: AUC ${fixedText(curve.area, 3)}`,
    path: (plot: Plot) => linePath(curve.falsePositiveRate.map(plot.x), curve.truePositiveRate.map(plot.y)),
    ...lineLook(look, i),
  }));
  const titles = { title, x: 'false positive rate', y: 'true positive rate' };
  return squareChart(titles, drawn, look, (plot) => [
    element('line', {
      x1: round(plot.left),
      y1: plot.bottom,
      x2: round(plot.right),
      y2: plot.top,
      stroke: 'currentColor',
      'stroke-opacity': 0.5,
      'stroke-dasharray': '3 3',
    }),
  ]);
}

/** Precision over recall in steps, as average precision sums them. */
export function precisionRecallChart(
  curves: readonly NamedCurve<PrecisionRecallCurve>[],
  look: ChartLook,
  title = 'Precision–recall curves',
): string {
  const drawn = curves.map(({ name, curve }, i) => ({
    name: `${name}: AP ${fixedText(curve.averagePrecision, 3)}`,
    // A point's precision holds for the recall gained up to it: level to the left of the point.
    path: (plot: Plot) => stepPath([...curve.recall].reverse().map(plot.x), [...curve.precision].reverse().map(plot.y)),
    ...lineLook(look, i),
  }));
  return squareChart({ title, x: 'recall', y: 'precision' }, drawn, look, () => []);
}

function squareChart(
  titles: { readonly title: string; readonly x: string; readonly y: string },
  lines: readonly (LegendLine & { readonly path: (plot: Plot) => string })[],
  look: ChartLook,
  behind: (plot: Plot) => readonly Markup[],
): string {
  const frame = {
    title: titles.title,
    description: `${lines.map(({ name }) => name).join('; ')}.`,
    x: { title: titles.x, scale: linearScale(0, 1) },
    y: { title: titles.y, scale: linearScale(0, 1) },
    plotWidth: side,
    plotHeight: side,
    legend: lines.map(({ name, stroke, dash }) => ({ name, stroke, ...(dash !== undefined && { dash }) })),
  };
  return chartFrame(frame, look, (plot) => [
    ...behind(plot),
    ...lines.map(({ path, stroke, dash }) =>
      element('path', { d: path(plot), fill: 'none', stroke, 'stroke-width': 1.75, 'stroke-dasharray': dash }),
    ),
  ]);
}
