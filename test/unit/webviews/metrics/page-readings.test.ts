import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunRow } from '../../../../src/reporting/compare/run-row';
import type { ShownRun } from '../../../../src/webviews/metrics/contract';
import { runPathsOf } from '../../../../src/webviews/metrics/host/run-argument';
import { heightAt, pointsNear, valueNear, type Line } from '../../../../src/webviews/metrics/page/charts/line';
import { durationText } from '../../../../src/webviews/metrics/page/charts/number-text';
import { differingPaths, shownColumns } from '../../../../src/webviews/metrics/page/compare/columns';
import { overlayLines } from '../../../../src/webviews/metrics/page/compare/overlay-lines';
import { runNames } from '../../../../src/webviews/metrics/page/context';
import { linesOf, marksOf, withPoints } from '../../../../src/webviews/metrics/page/live/live-lines';
import { linesTable } from '../../../../src/webviews/metrics/page/live/live-table';
import { standingOf } from '../../../../src/webviews/metrics/page/live/standing';
import { lineFigureSvg } from '../../../../src/webviews/metrics/page/out/figures';
import type { Theme } from '../../../../src/webviews/metrics/page/theme';

const theme: Theme = {
  dark: true,
  highContrast: false,
  background: '#000',
  foreground: '#fff',
  quiet: '#999',
  grid: '#333',
  font: { family: 'sans-serif', size: 11 },
  series: ['#1', '#2', '#3'],
};

function run(changes: Partial<ShownRun> = {}): ShownRun {
  return {
    path: '/r/1',
    id: '20260101-100000-000-a',
    name: 'a',
    state: 'running',
    liveness: 'alive',
    epoch: 3,
    epochs: 8,
    seed: 1,
    classes: [],
    hashes: { config: 'x' },
    age: 500,
    read: 1,
    unreadable: 0,
    warnings: [],
    circuit: true,
    marks: [],
    curves: [],
    ...changes,
  };
}

const curve = (name: ShownRun['curves'][number]['name'], x: number[], y: number[]) => ({
  name,
  recorded: x.length,
  x: Float64Array.from(x),
  y: Float64Array.from(y),
});

test('nothing old is shown without saying so', () => {
  assert.deepEqual(standingOf(run(), 1), { tone: 'lively', text: 'running, epoch 3 of 8' });
  assert.match(standingOf(run({ age: 11_000 }), 3).text, /no news for 14 s/);
  assert.match(standingOf(run(), 9).text, /extension host has not sent anything for 9 s/);
  assert.match(standingOf(run({ liveness: 'dead' }), 1).text, /trainer is gone after epoch 3 of 8/);
  assert.equal(standingOf(run({ liveness: 'dead' }), 1).tone, 'error');
  assert.match(standingOf(run({ liveness: 'silent', age: 240_000 }), 0).text, /no sign of life for 4 min/);
  const ended = run({
    liveness: 'ended',
    state: 'completed',
    epoch: 5,
    marks: [{ kind: 'stoppedEarly', epochs: 5, at: 5 }],
  });
  assert.deepEqual(standingOf(ended, 1e6), { tone: 'done', text: 'completed, 5 of 8 epochs, stopped early' });
  assert.match(
    standingOf(run({ liveness: 'ended', state: 'failed', reason: 'No disk.' }), 0).text,
    /failed.*No disk\./,
  );
});

test('one run is coloured by what is measured, several by run', () => {
  const curves = [
    curve('train.loss', [1, 2], [3, 2]),
    curve('validation.loss', [1, 2], [4, 3]),
    curve('memory', [1], [9]),
  ];
  const alone = linesOf([run({ curves })], ['a'], 'loss', theme);
  assert.deepEqual(
    alone.map(({ label, colour, dash }) => [label, colour, dash.length]),
    [
      ['training', '#1', 0],
      ['validation', '#2', 2],
    ],
  );
  const several = linesOf([run({ curves }), run({ path: '/r/2', curves })], ['a', 'b'], 'loss', theme);
  assert.deepEqual(
    several.map(({ colour }) => colour),
    ['#1', '#1', '#2', '#2'],
  );
  assert.equal(new Set(several.map(({ id }) => id)).size, 4);
});

test('what is recorded by batch and again by epoch is drawn once', () => {
  const curves = [curve('batch.memory', [0.5, 1], [1, 2]), curve('memory', [1], [2])];
  assert.deepEqual(
    linesOf([run({ curves })], ['a'], 'memory', theme).map(({ id }) => id),
    ['batch.memory'],
  );
});

const bestAndStop: ShownRun['marks'] = [
  { kind: 'best', epochs: 4, at: 40 },
  { kind: 'resumed', epochs: 5.5, at: 55 },
  { kind: 'stoppedEarly', epochs: 8, at: 80 },
];

test('upright lines mark a single run, where it is judged', () => {
  const alone = [run({ marks: bestAndStop.slice(0, 1) })];
  assert.deepEqual(marksOf(alone, 'loss', theme), [{ at: 40, label: 'best: 4', colour: '#3' }]);
  assert.deepEqual(marksOf(alone, 'memory', theme), []);
  assert.deepEqual(marksOf([...alone, ...alone], 'loss', theme), []);
});

test('points mark the best epochs and early stops of several runs on a line of each that shows', () => {
  const curves = [
    curve('train.loss', [40, 80], [3, 2]),
    curve('validation.loss', [40, 80], [4, 3]),
    curve('memory', [40], [9]),
  ];
  const runs = [
    run({ curves, marks: bestAndStop }),
    run({ path: '/r/2', curves, marks: bestAndStop.slice(0, 1) }),
    run({ path: '/r/3', curves: curves.slice(0, 1) }),
  ];
  const names = ['a', 'b', 'c'];
  const marked = (chart: 'loss' | 'memory', hidden: readonly string[] = []) =>
    withPoints(linesOf(runs, names, chart, theme), runs, names, chart, hidden).flatMap(({ label, points = [] }) =>
      points.map((point) => [label, point.label, point.at]),
    );
  assert.deepEqual(marked('loss'), [
    ['a: validation', 'a: best epoch', 40],
    ['a: validation', 'a: early stop', 80],
    ['b: validation', 'b: best epoch', 40],
  ]);
  assert.deepEqual(marked('memory'), []);
  assert.deepEqual(marked('loss', ['/r/1|validation.loss', '/r/2|validation.loss', '/r/2|train.loss']), [
    ['a: training', 'a: best epoch', 40],
    ['a: training', 'a: early stop', 80],
  ]);
  const alone = withPoints(linesOf(runs.slice(0, 1), ['a'], 'loss', theme), runs.slice(0, 1), ['a'], 'loss', []);
  assert.deepEqual(
    alone.flatMap(({ points = [] }) => points),
    [],
  );
});

const markedLine = (): Line => ({
  ...linesOf([run({ curves: [curve('validation.loss', [1, 2, 4], [10, 20, 40])] })], ['a'], 'loss', theme)[0]!,
  points: [{ at: 3, kind: 'best', label: 'a: best epoch' }],
});

test('a point that stands out lies on its line as drawn, also where no value is drawn', () => {
  const line = markedLine();
  assert.equal(heightAt(line, 3), 30);
  assert.equal(heightAt(line, 4), 40);
  assert.ok(Number.isNaN(heightAt(line, 4.5)) && Number.isNaN(heightAt(line, 0)));
  const smooth = { x: Float64Array.of(2, 4), y: Float64Array.of(6, 8) };
  assert.equal(heightAt({ ...line, smooth }, 3), 7);
});

test('a point that stands out is told where one points near it', () => {
  const labels = (x: number | undefined): string[] => pointsNear(markedLine(), x, 0.2).map(({ label }) => label);
  assert.deepEqual([2.9, 3.1].map(labels), [['a: best epoch'], ['a: best epoch']]);
  assert.deepEqual([2.7, 3.3, undefined].map(labels), [[], [], []]);
});

test('an exported chart has the points that stand out, and what their shapes mean', () => {
  const drawing = {
    lines: [markedLine()],
    marks: [],
    axes: { x: '', y: 'loss', logarithmic: false },
    range: undefined,
  };
  const svg = lineFigureSvg('Loss', drawing, 'epochs');
  assert.match(svg, /validation: 3 points, best epoch at 3/);
  assert.match(svg, />best epoch<\/text>/);
  assert.equal(svg.split('Z"').length - 1, 2, 'the point and its key');
  const beside = lineFigureSvg('Loss', { ...drawing, range: { low: 1, high: 2 } }, 'epochs');
  assert.doesNotMatch(beside, /best epoch/);
});

test('the value of a line is that of its nearest point', () => {
  const [line] = linesOf([run({ curves: [curve('train.loss', [1, 2, 4], [10, 20, 40])] })], ['a'], 'loss', theme);
  assert.deepEqual(valueNear(line!, 2.9), { x: 2, y: 20 });
  assert.deepEqual(valueNear(line!, 3.1), { x: 4, y: 40 });
  assert.deepEqual(valueNear(line!, Infinity), { x: 4, y: 40 });
  assert.deepEqual(valueNear(line!, -1), { x: 1, y: 10 });
});

test('the table behind a chart has every point, gaps left empty', () => {
  const curves = [curve('train.loss', [1, 2], [3, 2]), curve('validation.loss', [2], [5])];
  const lines = linesOf([run({ curves })], ['a'], 'loss', theme);
  const { rows } = linesTable('Loss', { lines, marks: [] }, 'epochs');
  assert.deepEqual(rows, [
    [1, 3, null],
    [2, 2, 5],
  ]);
});

test('an exported chart colours and dashes its lines as the page does', () => {
  const curves = [curve('train.loss', [1, 2], [3, 2]), curve('validation.loss', [1, 2], [4, 3])];
  const lines = linesOf([run({ curves }), run({ path: '/r/2', curves })], ['a', 'b'], 'loss', theme);
  const svg = lineFigureSvg('Loss', { lines, marks: [], axes: { x: '', y: 'loss', logarithmic: false } }, 'epochs');
  const drawn = Array.from(
    svg.matchAll(/<path [^>]*stroke="(#\w+)" stroke-width="1.75"([^>]*)/g),
    ([, colour, rest]) => [colour, rest!.includes('dasharray')],
  );
  assert.equal(drawn.length, 4);
  assert.deepEqual([drawn[0]![0], drawn[2]![0]], [drawn[1]![0], drawn[3]![0]], 'a colour for each run');
  assert.notEqual(drawn[0]![0], drawn[2]![0]);
  assert.deepEqual(
    drawn.map(([, dashed]) => dashed),
    [false, true, false, true],
    'a dash for what is measured',
  );
});

test('the table behind a chart says what is marked, in a row of its own where none is', () => {
  const marks = [{ at: 3, label: 'early stop', colour: '#1' }];
  const { columns, rows } = linesTable('Loss', { lines: [markedLine()], marks }, 'epochs');
  assert.deepEqual(columns[1], { key: 'marked', title: 'Marked', format: 'text' });
  assert.deepEqual(rows, [
    [1, '', 10],
    [2, '', 20],
    [3, 'early stop; a: best epoch', null],
    [4, '', 40],
  ]);
  const part = linesTable('Loss', { lines: [markedLine()], marks, range: { low: 1, high: 2 } }, 'epochs');
  assert.deepEqual(part.rows, [
    [1, 10],
    [2, 20],
  ]);
});

test('runs that differ by seed alone give mean and standard deviation', () => {
  const of = (values: number[]) => run({ curves: [curve('validation.loss', [1, 2], values)] });
  const [line] = overlayLines('validation.loss', [of([1, 2]), of([3, 4])], [{ name: 'm', runs: [0, 1] }], theme);
  assert.deepEqual([...line!.y], [2, 3]);
  assert.deepEqual([...line!.band!.low], [2 - Math.SQRT2, 3 - Math.SQRT2]);
  assert.match(line!.label, /mean ± SD of 2/);
});

test('runs are told apart by seed, then by time', () => {
  assert.deepEqual(runNames([run()]), ['a']);
  assert.deepEqual(runNames([run(), run({ name: 'b', seed: 2 })]), ['a', 'b']);
  assert.deepEqual(runNames([run(), run({ seed: 2 })]), ['a, seed 1', 'a, seed 2']);
  assert.deepEqual(runNames([run(), run({ id: '20260101-112233-000-a' })]), [
    'a, seed 1, 10:00:00',
    'a, seed 1, 11:22:33',
  ]);
});

test('values in which experiments differ are offered as columns', () => {
  const row = (config: [string, string][]): RunRow => ({ ...blank, config: new Map(config) });
  const blank: RunRow = {
    id: 'i',
    name: 'n',
    path: 'p',
    state: 'completed',
    started: 0,
    seconds: 1,
    epoch: 1,
    epochs: 1,
    seed: 1,
    metrics: {},
  };
  const rows = [
    row([
      ['a', '1'],
      ['b', 'x'],
    ]),
    row([
      ['a', '2'],
      ['b', 'x'],
      ['c', 'y'],
    ]),
  ];
  assert.deepEqual(differingPaths(rows), ['a', 'c']);
  const columns = shownColumns(['name', 'a', 'c'], rows);
  assert.deepEqual(
    columns.map(({ key, numeric }) => [key, numeric]),
    [
      ['name', false],
      ['a', true],
      ['c', false],
    ],
  );
});

test('a run is found in whatever a command is called with', () => {
  assert.deepEqual(runPathsOf('/r'), ['/r']);
  assert.deepEqual(runPathsOf({ run: { path: '/r', record: {} } }), ['/r']);
  assert.deepEqual(runPathsOf({ scheme: 'file', fsPath: '/r', path: '/other' }), ['/r']);
  assert.deepEqual(runPathsOf([{ path: '/a' }, { run: '/b' }]), ['/a', '/b']);
  assert.deepEqual(runPathsOf({ runs: ['/a', '/b'], tab: 'live' }), ['/a', '/b']);
  assert.deepEqual(runPathsOf(undefined), []);
});

test('durations', () => {
  assert.deepEqual([4.25, 42.4, 187, 3725].map(durationText), ['4.3 s', '42 s', '3:07', '1:02:05']);
});
