import type { PrecisionRecallCurve, RocCurve } from '../result/curves';
import type { TwoHistograms } from '../result/histograms';
import type { Reliability } from '../result/reliability';
import type { Points } from '../series/growing-series';
import { seriesCatalogue, seriesNames, type SeriesName } from '../series/series-catalogue';
import type { ReportTable, TableCell, TableColumn } from './report-table';

/** Every curve recorded by epoch, one row an epoch: the table behind the training charts. */
export function epochTable(curves: Partial<Record<SeriesName, Points>>): ReportTable {
  const shown = seriesNames.filter((name) => seriesCatalogue[name].by === 'epoch' && curves[name] !== undefined);
  return seriesTable(curves, shown, 'Training, by epoch.');
}

/** Curves side by side, one row for each position that any of them has. */
export function seriesTable(
  curves: Partial<Record<SeriesName, Points>>,
  names: readonly SeriesName[],
  caption: string,
): ReportTable {
  const values = names.map((name) => {
    const { epochs, values: column } = curves[name] ?? { epochs: [], values: [] };
    return new Map(Array.from(epochs, (epoch, i) => [epoch, column[i]!]));
  });
  const positions = [...new Set(values.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b);
  return {
    caption,
    columns: [
      { key: 'epoch', title: 'Epoch', format: 'number' },
      ...names.map((name): TableColumn => ({ key: name, title: seriesCatalogue[name].title, format: formatOf(name) })),
    ],
    rows: positions.map((epoch) => [epoch, ...values.map((column) => column.get(epoch) ?? null)]),
    notes: [],
  };
}

/** Of the figures of one curve. */
function formatOf(name: SeriesName): TableColumn['format'] {
  const { chart } = seriesCatalogue[name];
  return chart === 'accuracy' ? 'share' : chart === 'loss' ? 'score' : 'number';
}

export function rocTable(curve: RocCurve, name: string): ReportTable {
  return numbersTable(`ROC curve of ${name} against the rest.`, [
    ['threshold', 'Probability from', curve.thresholds],
    ['false_positive_rate', 'False positive rate', curve.falsePositiveRate],
    ['true_positive_rate', 'True positive rate', curve.truePositiveRate],
  ]);
}

export function precisionRecallTable(curve: PrecisionRecallCurve, name: string): ReportTable {
  return numbersTable(`Precision and recall of ${name} against the rest.`, [
    ['threshold', 'Probability from', curve.thresholds],
    ['recall', 'Recall', curve.recall],
    ['precision', 'Precision', curve.precision],
  ]);
}

export function reliabilityTable({ bins }: Reliability): ReportTable {
  return {
    caption: 'Reliability: probability of the predicted class, and share correct.',
    columns: [
      { key: 'low', title: 'Above', format: 'number' },
      { key: 'high', title: 'To', format: 'number' },
      { key: 'samples', title: 'Samples', format: 'count' },
      { key: 'confidence', title: 'Mean probability', format: 'score' },
      { key: 'accuracy', title: 'Share correct', format: 'score' },
    ],
    rows: bins.map((bin): TableCell[] => [
      bin.low,
      bin.high,
      bin.samples,
      bin.confidence,
      bin.interval === undefined ? null : { value: bin.accuracy, ...bin.interval },
    ]),
    notes: ['In brackets Wilson’s 95\u00a0% intervals, which take the samples as independent.'],
  };
}

export function histogramTable({ names, counts }: TwoHistograms, caption: string): ReportTable {
  const bins = counts[0].length;
  return {
    caption,
    columns: [
      { key: 'from', title: 'From', format: 'number' },
      { key: 'to', title: 'To', format: 'number' },
      ...names.map((name): TableColumn => ({ key: name, title: name, format: 'count' })),
    ],
    rows: Array.from(counts[0], (first, bin) => [bin / bins, (bin + 1) / bins, first, counts[1][bin]!]),
    notes: [],
  };
}

function numbersTable(caption: string, columns: readonly (readonly [string, string, Float64Array])[]): ReportTable {
  return {
    caption,
    columns: columns.map(([key, title]) => ({ key, title, format: 'number' })),
    rows: Array.from(columns[0]![2], (_, i) => columns.map(([, , values]) => values[i]!)),
    notes: [],
  };
}
