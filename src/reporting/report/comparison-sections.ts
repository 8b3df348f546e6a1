import { confusionChart } from '../charts/confusion-chart';
import { lineChart, type ChartLine } from '../charts/line-chart';
import { configDifferences } from '../compare/config-diff';
import { flatConfig } from '../compare/flat-config';
import { runColumns } from '../compare/run-columns';
import { runRow } from '../compare/run-row';
import { confusionMatrix } from '../result/confusion';
import type { RunReading } from '../run-reading';
import { overRuns } from '../series/over-runs';
import { chartCatalogue, seriesCatalogue, type SeriesName } from '../series/series-catalogue';
import { configDifferenceTable, runTable } from '../tables/comparison-tables';
import { confusionTable } from '../tables/evaluation-tables';
import { resultsTable } from '../tables/results-table';
import {
  figures,
  paragraph,
  tableBlock,
  warning,
  type ReportBlock,
  type ReportFigure,
  type ReportSection,
} from './report-document';
import type { RunGroup } from './run-groups';

const listedColumns = new Set(['name', 'state', 'epoch', 'seconds', 'engine', 'seed', 'parameters', 'angles', 'id']);

/** The runs, side by side. */
export function runsSection(readings: readonly RunReading[]): ReportSection {
  const rows = readings.map(({ run, config }) => runRow(run, config === undefined ? undefined : flatConfig(config)));
  const columns = runColumns.filter(({ key }) => listedColumns.has(key));
  return { title: 'Runs', blocks: [tableBlock(runTable(rows, columns))] };
}

/** The table of the paper's shape, runs of one method together. */
export function resultsSection(readings: readonly RunReading[], groups: readonly RunGroup[]): ReportSection {
  const methods = groups.flatMap(({ name, runs }) => {
    const evaluations = runs.flatMap((index) => readings[index]!.result?.evaluation ?? []);
    return evaluations.length === 0 ? [] : [{ name, evaluations }];
  });
  if (methods.length === 0) return { title: 'Results', blocks: [paragraph('None of the runs has been tested.')] };
  return { title: 'Results', blocks: [tableBlock(resultsTable(methods, methods[0]!.evaluations[0]!.averaging))] };
}

export function confusionSection(readings: readonly RunReading[], names: readonly string[]): ReportSection[] {
  const drawn = readings.flatMap(({ result }, i): ReportFigure[] => {
    if (result === undefined) return [];
    const matrix = confusionMatrix(result.predictions);
    return [{ draw: (look) => confusionChart(matrix, look, names[i]), table: confusionTable(matrix, 'counts') }];
  });
  return drawn.length === 0 ? [] : [{ title: 'Confusion matrices', blocks: [figures(...drawn)] }];
}

/** Values that differ; runs of one method share a column, in which their seeds stand beside each other. */
export function differencesSection(readings: readonly RunReading[], groups: readonly RunGroup[]): ReportSection {
  const blocks: ReportBlock[] = [paragraph(sameDataText(readings))];
  if (readings.some(({ config }) => config === undefined))
    blocks.push(warning('Not every experiment could be read; those are left out here.'));
  const read = groups.filter(({ runs }) => readings[runs[0]!]!.config !== undefined);
  const differences = configDifferences(
    read.flatMap(({ runs }) => runs.map((index) => flatConfig(readings[index]!.config!))),
  ).filter(({ path }) => path !== 'name' && path !== 'description');
  const byGroup = differences.map(({ path, values }) => {
    const left = [...values];
    return { path, values: read.map(({ runs }) => valuesText(left.splice(0, runs.length))) };
  });
  const table = configDifferenceTable(
    read.map(({ name }) => name),
    byGroup,
  );
  blocks.push(differences.length === 0 ? paragraph('The experiments do not differ in any value.') : tableBlock(table));
  return { title: 'Where the experiments differ', blocks };
}

function sameDataText(readings: readonly RunReading[]): string {
  const hashes = new Set(readings.map(({ run }) => run.record.hashes.data));
  if (hashes.has(undefined)) return 'Not all of the runs prepared their data.';
  const all = hashes.size === 1 ? 'All runs had' : 'The runs did not all have';
  return `${all} the same data, divided the same way (by the hash of what was prepared).`;
}

function valuesText(values: readonly (string | undefined)[]): string | undefined {
  const different = new Set(values);
  if (different.size === 1) return values[0];
  return values.map((value) => value ?? '–').join(', ');
}

const overlaid: readonly { name: SeriesName; title: string; axis: string }[] = [
  { name: 'train.loss', title: 'Training loss', axis: 'cross-entropy' },
  { name: 'validation.loss', title: 'Validation loss', axis: 'cross-entropy' },
  { name: 'train.accuracy', title: 'Training accuracy', axis: 'accuracy' },
  { name: 'validation.accuracy', title: 'Validation accuracy', axis: 'accuracy' },
];

/** Curves over each other; runs of one method as their mean with a band of one standard deviation. */
export function overlaySection(readings: readonly RunReading[], groups: readonly RunGroup[]): ReportSection {
  const drawn = overlaid.flatMap(({ name, title, axis }): ReportFigure[] => {
    const lines = groups.flatMap((group, i) => groupLine(group, i, readings, name) ?? []);
    if (lines.length === 0) return [];
    return [{ draw: (look) => lineChart({ title, xTitle: 'epochs', yTitle: axis, lines }, look) }];
  });
  const banded = groups.some(({ runs }) => runs.length > 1);
  return {
    title: 'Training',
    blocks: [
      ...(banded
        ? [paragraph('Several runs of one method: mean, with a band of one standard deviation either side.')]
        : []),
      drawn.length === 0 ? paragraph('Nothing was recorded.') : figures(...drawn),
    ],
  };
}

function groupLine(
  { name, runs }: RunGroup,
  look: number,
  readings: readonly RunReading[],
  series: SeriesName,
): ChartLine | undefined {
  const curves = runs.flatMap((index) => readings[index]!.series.curves[series] ?? []);
  if (curves.length === 0) return undefined;
  if (curves.length === 1) return { name, points: curves[0]!, look };
  const { epochs, mean, deviation } = overRuns(curves);
  const ceiling = chartCatalogue[seriesCatalogue[series].chart].share ? 1 : Infinity;
  return {
    name: `${name} (${curves.length} runs)`,
    points: { epochs, seconds: new Float64Array(epochs.length), values: mean },
    band: {
      low: mean.map((value, i) => value - deviation[i]!),
      high: mean.map((value, i) => Math.min(ceiling, value + deviation[i]!)),
    },
    look,
  };
}
