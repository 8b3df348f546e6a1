import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEvent } from '../../../src/runs/parse-event';

const time = '2026-11-22T20:09:19.880Z';
const parsed = (event: object): object => parseEvent(JSON.stringify({ time, ...event }));

test('events as earlier versions wrote them are read', () => {
  const batch = { type: 'batch', epoch: 1, batch: 2, batches: 3, loss: 0.5, accuracy: null, imagesPerSecond: 10 };
  const epoch = {
    type: 'epoch',
    ...{ epoch: 1, epochs: 2, train: { loss: 1, accuracy: 0.5 }, imagesPerSecond: 10 },
    learningRates: { network: 0.1 },
    seconds: { data: 1, compute: 2, evaluation: 3 },
  };
  for (const event of [batch, epoch]) assert.deepEqual(parsed(event), { time, ...event });
});

test('a circuit event is read with and without its samples, before training without a gradient', () => {
  const samples = [{ index: 3, id: 'phantom/glioma/7', label: 1 }];
  const first = {
    type: 'circuit',
    epoch: 0,
    weights: [0.1, 0.2],
    gradient: null,
    probes: { inputs: [[1, -1]], samples },
  };
  const later = { ...first, epoch: 1, gradient: [0.01, null], probes: { inputs: [[1, null]] } };
  for (const event of [first, later]) assert.deepEqual(parsed(event), { time, ...event });
});

test('what is no such event says why', () => {
  const wrong = parsed({ type: 'circuit', epoch: -1, weights: [], gradient: null, probes: { inputs: [] } });
  assert.ok('why' in wrong && String(wrong.why).includes('epoch'));
});
