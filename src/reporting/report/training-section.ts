import { lineChart, type ChartLine, type LineChart } from '../charts/line-chart';
import type { RunReading } from '../run-reading';
import type { RunMarks } from '../series/run-series';
import {
  chartCatalogue,
  seriesCatalogue,
  seriesNames,
  type ChartName,
  type SeriesName,
} from '../series/series-catalogue';
import { epochTable } from '../tables/curve-tables';
import { figures, paragraph, tableBlock, type ReportFigure, type ReportSection } from './report-document';

const charts: readonly ChartName[] = ['loss', 'accuracy', 'learningRate', 'gradient', 'time', 'speed', 'memory'];

/** How one run learned. */
export function trainingSection({ series, run }: RunReading): ReportSection {
  const drawn = charts.flatMap((name) => {
    const chart = trainingChart(series, name);
    return chart === undefined ? [] : [{ draw: (look) => lineChart(chart, look) } satisfies ReportFigure];
  });
  const epochs = epochTable(series.curves);
  if (epochs.rows.length === 0)
    return { title: 'Training', blocks: [paragraph('No epoch of this run has been completed.')] };
  return {
    title: 'Training',
    blocks: [
      paragraph(`${run.record.epoch} of ${run.record.epochs} epochs. ${marksText(series)}`.trim()),
      figures(...drawn),
      tableBlock(epochs),
    ],
  };
}

/** One of the charts of the catalogue, by epoch; by batch where there is nothing else. `undefined`: nothing recorded. */
export function trainingChart(
  { curves, marks }: Pick<RunReading['series'], 'curves' | 'marks'>,
  name: ChartName,
): LineChart | undefined {
  const of = (by: 'epoch' | 'batch'): SeriesName[] =>
    seriesNames.filter((one) => {
      const { chart, by: found } = seriesCatalogue[one];
      return chart === name && found === by && curves[one] !== undefined;
    });
  const shown = of('epoch').length > 0 ? of('epoch') : of('batch');
  if (shown.length === 0) return undefined;
  const lines = shown.map((one): ChartLine => ({ name: seriesCatalogue[one].label, points: curves[one]! }));
  const { title, axis } = chartCatalogue[name];
  const logarithmic = name === 'gradient';
  return { title, xTitle: 'epochs', yTitle: axis, lines, logarithmic, marks: chartMarks(marks) };
}

function chartMarks({ best, stoppedEarly, resumed }: RunMarks): NonNullable<LineChart['marks']> {
  return [
    ...(best === undefined ? [] : [{ epochs: best, text: 'best' }]),
    ...(stoppedEarly === undefined ? [] : [{ epochs: stoppedEarly, text: 'stopped early' }]),
    ...resumed.map((epochs) => ({ epochs, text: 'resumed' })),
  ];
}

function marksText({ marks: { best, stoppedEarly, resumed }, state }: RunReading['series']): string {
  return [
    stoppedEarly === undefined ? '' : 'Stopped early.',
    best === undefined
      ? ''
      : `Best on validation: epoch ${best}${state === 'completed' ? ', whose weights were tested' : ' so far'}.`,
    resumed.length === 0
      ? ''
      : `Resumed from a checkpoint ${resumed.length === 1 ? 'once' : `${resumed.length} times`}.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
