import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configDifferences } from '../../../src/reporting/compare/config-diff';
import { flatConfig } from '../../../src/reporting/compare/flat-config';
import { configColumn, runColumns } from '../../../src/reporting/compare/run-columns';
import { runRow } from '../../../src/reporting/compare/run-row';
import { groupBySeed } from '../../../src/reporting/compare/seed-groups';
import { seedPairs } from '../../../src/reporting/compare/seed-pairs';
import { filterRuns, sortRuns } from '../../../src/reporting/compare/sort-and-filter';
import { simulatedReading, type SimulatedReading } from './simulated-reading';

const row = (options: SimulatedReading) => {
  const { run, config } = simulatedReading(options);
  return runRow(run, flatConfig(config!));
};
const metric = (value: number) => ({ metrics: { accuracy: { value, low: null, high: null } } });
const rows = [
  row({ name: 'run 10', seed: 1, record: metric(0.9) }),
  row({ name: 'run 9', seed: 2, record: metric(0.95) }),
  row({ name: 'control', seed: 3, quantum: false, record: { state: 'failed' } }),
];
const names = (found: readonly { name: string }[]): string[] => found.map(({ name }) => name);
const column = (key: string) => runColumns.find((one) => one.key === key)!;

test('an experiment flat, by path', () => {
  const flat = flatConfig({ a: { b: [1, { c: 'x' }], d: [], e: {} }, f: undefined, g: true });
  assert.deepEqual(
    [...flat],
    [
      ['a.b[0]', '1'],
      ['a.b[1].c', 'x'],
      ['a.d', '[]'],
      ['a.e', '{}'],
      ['g', 'true'],
    ],
  );
});

test('only values that differ, absent ones too', () => {
  const found = configDifferences([flatConfig({ a: 1, b: 2 }), flatConfig({ a: 1, b: 3, c: 4 })]);
  assert.deepEqual(found, [
    { path: 'b', values: ['2', '3'] },
    { path: 'c', values: [undefined, '4'] },
  ]);
});

test('runs of one method differ by seeds and names alone', () => {
  const groups = groupBySeed(rows, ({ config }) => config!);
  assert.deepEqual(groups.map(names), [['run 10', 'run 9'], ['control']]);
});

test('runs are paired by their seeds, else first with first', () => {
  assert.deepEqual(
    seedPairs(
      [
        [0, 1],
        [2, 3],
      ],
      ['1', '2', '2', '1'],
    ),
    [
      { one: 0, other: 3 },
      { one: 1, other: 2 },
    ],
  );
  assert.deepEqual(seedPairs([[0], [1]], ['1', '2']), [{ one: 0, other: 1 }]);
  assert.deepEqual(seedPairs([[0, 1, 2]], ['1', '2', '3']), [
    { one: 0, other: 1 },
    { one: 0, other: 2 },
  ]);
  assert.deepEqual(seedPairs([], []), []);
});

test('sorting counts in numbers, and puts what is missing last either way', () => {
  assert.deepEqual(names(sortRuns(rows, column('accuracy'), 'falling')), ['run 9', 'run 10', 'control']);
  assert.deepEqual(names(sortRuns(rows, column('accuracy'), 'rising')), ['run 10', 'run 9', 'control']);
  assert.deepEqual(names(sortRuns(rows, column('name'), 'rising')), ['control', 'run 9', 'run 10']);
  const weights = configColumn('training.seeds.weights', rows);
  assert.ok(weights.numeric);
  assert.deepEqual(names(sortRuns(rows, weights, 'falling')), ['control', 'run 9', 'run 10']);
});

test('filtering by words, columns and values of the experiment', () => {
  const found = (query: string): string[] => names(filterRuns(rows, query));
  assert.deepEqual(found(''), names(rows));
  assert.deepEqual(found('RUN'), ['run 10', 'run 9']);
  assert.deepEqual(found('accuracy>=0.95'), ['run 9']);
  assert.deepEqual(found('accuracy<0.95'), ['run 10']);
  assert.deepEqual(found('state:fail'), ['control']);
  assert.deepEqual(found('model.quantum=none'), ['control']);
  assert.deepEqual(found('model.quantum.qubits=4 run training.seeds.weights>1'), ['run 9']);
  assert.deepEqual(found('no.such.key=1'), []);
});

test('a run whose trainer is gone is interrupted', () => {
  const { run } = simulatedReading({ record: { state: 'running' } });
  assert.equal(runRow({ ...run, liveness: 'dead' }).state, 'interrupted');
  assert.equal(runRow({ ...run, liveness: 'alive' }).state, 'running');
});
