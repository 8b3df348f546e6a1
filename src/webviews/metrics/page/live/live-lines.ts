import { pointTitles, type PointKind } from '../../../../reporting/charts/point-mark';
import { seriesCatalogue, type ChartName, type SeriesName } from '../../../../reporting/series/series-catalogue';
import type { Curve, RunMark, ShownRun } from '../../contract';
import type { Range } from '../../view';
import type { Line, LinePoint, Mark } from '../charts/line';
import { dashes, type Theme } from '../theme';

/** The second thing in a chart: what is validated, and the quantum part. */
const second: ReadonlySet<SeriesName> = new Set([
  'validation.loss',
  'validation.accuracy',
  'learningRate.head',
  'batch.headLearningRate',
  'gradient.quantum',
]);
const time: readonly SeriesName[] = ['seconds.data', 'seconds.classical', 'seconds.quantum', 'seconds.evaluation'];

/** Recorded by batch and again, coarser, by epoch: the latter is left out where the former is there. */
const coarser: Partial<Record<SeriesName, SeriesName>> = {
  'learningRate.network': 'batch.learningRate',
  'learningRate.head': 'batch.headLearningRate',
  memory: 'batch.memory',
};

/** The lines of one chart: one run by what they measure, several by run and then by dashes. */
export function linesOf(runs: readonly ShownRun[], names: readonly string[], chart: ChartName, theme: Theme): Line[] {
  return runs.flatMap((run, r) => {
    const curves = run.curves.filter(({ name }) => belongs(name, chart, run.curves));
    return curves.map((curve) =>
      lineOf(curve, curves, runs.length === 1 ? undefined : { run, name: names[r]!, index: r }, theme),
    );
  });
}

function belongs(name: SeriesName, chart: ChartName, curves: readonly Curve[]): boolean {
  if (seriesCatalogue[name].chart !== chart) return false;
  const finer = coarser[name];
  return finer === undefined || !curves.some((other) => other.name === finer);
}

function lineOf(
  { name, x, y, smooth }: Curve,
  beside: readonly Curve[],
  several: { readonly run: ShownRun; readonly name: string; readonly index: number } | undefined,
  theme: Theme,
): Line {
  const { label, by } = seriesCatalogue[name];
  const slot = Math.max(0, time.includes(name) ? time.indexOf(name) : Number(second.has(name)));
  const faint = by === 'batch' && beside.some((other) => seriesCatalogue[other.name].by === 'epoch');
  const colours = theme.series;
  return {
    id: several === undefined ? name : idOf(several.run, name),
    label: several === undefined ? label : `${several.name}: ${label}`,
    colour: colours[(several?.index ?? slot) % colours.length]!,
    dash: dashes[(several === undefined ? slot : slot + Math.floor(several.index / colours.length)) % dashes.length]!,
    faint,
    x,
    y,
    ...(smooth !== undefined && { smooth }),
  };
}

function idOf({ path }: ShownRun, name: SeriesName): string {
  return `${path}|${name}`;
}

/** Where a run's best epoch is to be seen: what it was chosen by, else what is nearest to that. */
const marked: Partial<Record<ChartName, readonly SeriesName[]>> = {
  loss: ['validation.loss', 'train.loss'],
  accuracy: ['validation.accuracy', 'train.accuracy'],
};

/** Of one run upright lines at its best epoch, early stop and resumptions; those of several would hide each other. */
export function marksOf(runs: readonly ShownRun[], chart: ChartName, theme: Theme): Mark[] {
  const [only] = runs;
  if (only === undefined || runs.length > 1 || marked[chart] === undefined) return [];
  const looks: Record<RunMark['kind'], (epochs: number) => Omit<Mark, 'at'>> = {
    best: (epochs) => ({ label: `best: ${epochs}`, colour: theme.series[2]! }),
    stoppedEarly: () => ({ label: 'early stop', colour: theme.series[1]! }),
    resumed: () => ({ label: 'resumed', colour: theme.quiet }),
  };
  return only.marks.map(({ kind, epochs, at }) => ({ at, ...looks[kind](epochs) }));
}

/** The lines with, of several runs, the best epoch and early stop of each on a line of it that is not hidden. */
export function withPoints(
  lines: readonly Line[],
  runs: readonly ShownRun[],
  names: readonly string[],
  chart: ChartName,
  hidden: readonly string[],
): Line[] {
  if (runs.length < 2) return [...lines];
  const shown = new Set(lines.map(({ id }) => id).filter((id) => !hidden.includes(id)));
  const points = new Map<string, LinePoint[]>();
  runs.forEach((run, r) => {
    const on = marked[chart]?.map((name) => idOf(run, name)).find((id) => shown.has(id));
    if (on !== undefined) points.set(on, pointsOf(run, names[r]!));
  });
  return lines.map((line) => ({ ...line, points: points.get(line.id) ?? [] }));
}

function pointsOf({ marks }: ShownRun, name: string): LinePoint[] {
  return marks.flatMap(({ kind, at }) => (isPoint(kind) ? [{ at, kind, label: `${name}: ${pointTitles[kind]}` }] : []));
}

function isPoint(kind: RunMark['kind']): kind is PointKind {
  return kind in pointTitles;
}

/** From 0 to where the longest curve ends. */
export function extentOf(runs: readonly ShownRun[]): Range {
  const ends = runs.flatMap(({ curves }) => curves.map(({ x }) => x.at(-1) ?? 0));
  return { low: 0, high: Math.max(1e-6, ...ends) };
}
