import { lineChart as lineChartSvg, type ChartLine } from '../../../../reporting/charts/line-chart';
import { paperLook } from '../../../../reporting/charts/look';
import type { Axis } from '../../view';
import type { Line } from '../charts/line';
import type { Drawing } from '../charts/drawing';

/** The chart as a paper prints it: the lines that show, over the part that shows. */
export function lineFigureSvg(
  title: string,
  { lines, marks, axes, range }: Pick<Drawing, 'lines' | 'marks' | 'axes' | 'range'>,
  axis: Axis,
): string {
  const colours = [...new Set(lines.map(({ colour }) => colour))];
  const dashes = [...new Set(lines.map(({ dash }) => dash.join()))];
  return lineChartSvg(
    {
      title,
      xTitle: axis === 'epochs' ? 'epoch' : 'seconds',
      yTitle: axes.y,
      lines: lines.flatMap((line) =>
        chartLines(line, { look: colours.indexOf(line.colour), dashLook: dashes.indexOf(line.dash.join()) }),
      ),
      marks: marks.map(({ at, label }) => ({ epochs: at, text: label })),
      logarithmic: axes.logarithmic,
      range,
    },
    paperLook,
  );
}

function chartLines(
  { label, x, y, faint, smooth, band, points: standing = [] }: Line,
  look: Pick<ChartLine, 'look' | 'dashLook'>,
): ChartLine[] {
  const points = (xs: Float64Array, values: Float64Array) => ({ epochs: xs, seconds: xs, values });
  const marks = standing.map(({ at, kind }) => ({ epochs: at, kind }));
  const plain: ChartLine = {
    name: label,
    points: points(x, y),
    ...look,
    faint: faint || smooth !== undefined,
    ...(band !== undefined && { band }),
    ...(smooth === undefined && { marks }),
  };
  if (smooth === undefined) return [plain];
  return [plain, { name: `${label}, smoothed`, points: points(smooth.x, smooth.y), ...look, marks }];
}
