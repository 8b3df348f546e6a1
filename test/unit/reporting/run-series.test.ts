import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewRunEvent, RunEvent } from '../../../src/runs/run-event';
import { RunSeries } from '../../../src/reporting/series/run-series';

const start = Date.parse('2026-01-01T00:00:00Z');
const timed = (events: readonly NewRunEvent[], from = 0): RunEvent[] =>
  events.map((event, i) => ({ ...event, time: new Date(start + 1000 * (from + i)).toISOString() }));
const fed = (events: readonly RunEvent[], capacity?: number): RunSeries => {
  const series = new RunSeries(capacity);
  for (const event of events) series.add(event);
  return series;
};

const batch = (epoch: number, at: number, loss: number | null = 1): NewRunEvent => ({
  type: 'batch',
  epoch,
  batch: at,
  batches: 4,
  loss,
  accuracy: 0.5,
  imagesPerSecond: 10,
  learningRates: { network: 0.1 / epoch, head: 1 / epoch },
  memory: 100,
});
const epoch = (number: number, best = false): NewRunEvent => ({
  type: 'epoch',
  epoch: number,
  epochs: 9,
  train: { loss: 1 / number, accuracy: 0.5 },
  validation: { loss: 2 / number, accuracy: 0.4 },
  learningRates: { network: 0.1, head: 1 },
  imagesPerSecond: 20,
  seconds: { data: 1, compute: 5, evaluation: 2, quantum: 3 },
  memory: 110,
  ...(best && { best }),
});
const gradient = (number: number, at: number): NewRunEvent => ({
  type: 'gradient',
  epoch: number,
  batch: at,
  classical: 3,
  quantum: 0.5,
});
const state = (name: 'running' | 'completed', resumedFrom?: { epoch: number; batch: number }): NewRunEvent => ({
  type: 'state',
  state: name,
  ...(resumedFrom && { resumedFrom }),
});

test('every measurement finds its curve, at its place', () => {
  const series = fed(timed([state('running'), gradient(1, 1), batch(1, 2, null), batch(1, 4), epoch(1, true)]));
  assert.deepEqual([...series.points('batch.loss')!.epochs], [0.5, 1]);
  assert.deepEqual([...series.points('batch.loss')!.values], [NaN, 1]);
  assert.deepEqual([...series.points('batch.loss')!.seconds], [2, 3]);
  assert.deepEqual([...series.points('gradient.quantum')!.epochs], [0.25], 'known only when a batch has come');
  assert.deepEqual([...series.points('batch.headLearningRate')!.values], [1, 1]);
  assert.deepEqual([...series.points('seconds.classical')!.values], [2]);
  assert.deepEqual([...series.points('seconds.quantum')!.values], [3]);
  assert.deepEqual([...series.points('memory')!.values], [110]);
  assert.deepEqual(series.marks(), { best: 1, resumed: [] });
});

test('runs of earlier versions, without the later fields, have fewer curves', () => {
  const { learningRates, memory, ...old } = batch(1, 1) as Extract<NewRunEvent, { type: 'batch' }>;
  const series = fed(timed([old]));
  assert.ok(learningRates !== undefined && memory !== undefined);
  assert.equal(series.points('batch.learningRate'), undefined);
  assert.equal(series.points('batch.memory'), undefined);
  assert.equal(series.points('batch.loss')!.values.length, 1);
});

test('what a resumed run does again supersedes what it did', () => {
  const whole = [
    state('running'),
    batch(1, 2),
    batch(1, 4),
    epoch(1),
    batch(2, 2),
    gradient(2, 3),
    batch(2, 4),
    epoch(2, true),
  ];
  const series = fed(timed([...whole, state('running', { epoch: 1, batch: 2 }), batch(2, 4, 7), epoch(2)]));
  assert.deepEqual([...series.points('batch.loss')!.epochs], [0.5, 1, 1.5, 2]);
  assert.deepEqual([...series.points('batch.loss')!.values], [1, 1, 1, 7]);
  assert.deepEqual([...series.points('train.loss')!.epochs], [1, 2]);
  assert.equal(series.points('gradient.classical')!.values.length, 0);
  assert.deepEqual(series.marks(), { resumed: [1.5] }, 'the best epoch was undone');
  series.add(timed([state('running', { epoch: 0, batch: 0 })])[0]!);
  assert.equal(series.points('batch.loss')!.values.length, 0);
});

test('an early stop is a completed run with epochs left; a snapshot is independent of what comes', () => {
  const series = fed(timed([state('running'), batch(1, 4), epoch(1, true), batch(2, 4), epoch(2)]));
  const before = series.snapshot();
  assert.equal(before.marks.stoppedEarly, undefined);
  for (const event of timed([state('completed')])) series.add(event);
  assert.equal(series.marks().stoppedEarly, 2);
  series.add(timed([state('running', { epoch: 0, batch: 0 })])[0]!);
  assert.equal(before.curves['batch.loss']!.values.length, 2);
  assert.deepEqual([before.state, before.batchesPerEpoch, before.epochs], ['running', 4, 9]);
});

test('warnings of the log are told once', () => {
  const log = (level: 'info' | 'warning', message: string): NewRunEvent => ({ type: 'log', level, message });
  const series = fed(timed([log('info', 'a'), log('warning', 'b'), log('warning', 'b')]));
  assert.deepEqual(series.snapshot().warnings, ['b']);
});

test('a curve keeps its extremes and its bound however long the run', () => {
  const events = timed(
    Array.from({ length: 20_000 }, (_, i) =>
      batch(Math.floor(i / 4) + 1, (i % 4) + 1, i === 777 ? 99 : i === 15_000 ? -99 : 1),
    ),
  );
  const series = fed(events, 1000);
  const { epochs, values } = series.points('batch.loss')!;
  assert.ok(values.length <= 1000);
  assert.ok(values.includes(99) && values.includes(-99));
  assert.equal(epochs.at(-1), 5000);
  assert.ok(epochs.every((at, i) => i === 0 || at > epochs[i - 1]!));
});
