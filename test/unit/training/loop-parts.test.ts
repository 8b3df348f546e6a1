import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classWeights, softTargets } from '../../../src/training/loop/class-weights';
import { improves, outOfPatience } from '../../../src/training/loop/early-stopping';
import { epochOrder, trainableCount } from '../../../src/training/loop/epoch-order';

test('balanced class weights are scikit-learn’s: n / (classes · count)', () => {
  // compute_class_weight('balanced', classes=[0,1,2], y=[0,0,0,1,1,2]) → [0.6667, 1, 2] (scikit-learn 1.7)
  const weights = classWeights('balanced', ['a', 'b', 'c'], [0, 0, 0, 1, 1, 2]);
  assert.deepEqual(
    [...weights].map((w) => w.toFixed(4)),
    ['0.6667', '1.0000', '2.0000'],
  );
});

test('named class weights, 1 for those not named', () => {
  assert.deepEqual([...classWeights({ b: 3 }, ['a', 'b'], [0, 1])], [1, 3]);
});

test('smoothed targets sum to one and favour the label', () => {
  const targets = softTargets(Int32Array.of(1), 4, 0.2);
  assert.deepEqual(
    [...targets].map((t) => t.toFixed(3)),
    ['0.050', '0.850', '0.050', '0.050'],
  );
});

test('the order of an epoch depends on seed and epoch alone', () => {
  const samples = Int32Array.from({ length: 50 }, (_, i) => i * 2);
  const order = epochOrder(samples, 1, 3);
  assert.deepEqual(epochOrder(samples, 1, 3), order);
  assert.notDeepEqual(epochOrder(samples, 1, 4), order);
  assert.notDeepEqual(epochOrder(samples, 2, 3), order);
  assert.deepEqual(
    order.slice().sort((a, b) => a - b),
    samples,
  );
});

test('a last batch of one sample is left out', () => {
  assert.equal(trainableCount(65, 32), 64);
  assert.equal(trainableCount(66, 32), 66);
  assert.equal(trainableCount(1, 32), 1);
});

test('early stopping: lower loss, higher accuracy, patience counted from the best', () => {
  const loss = { metric: 'loss', minDelta: 0.1, patience: 2 } as const;
  assert.ok(improves(loss, 1, undefined));
  assert.ok(!improves(loss, 0.95, { epoch: 0, value: 1 }));
  assert.ok(improves(loss, 0.85, { epoch: 0, value: 1 }));
  assert.ok(improves({ metric: 'accuracy', minDelta: 0 }, 0.6, { epoch: 0, value: 0.5 }));
  assert.ok(!improves(loss, NaN, undefined));
  assert.ok(!outOfPatience(loss, 1, { epoch: 0, value: 1 }));
  assert.ok(outOfPatience(loss, 2, { epoch: 0, value: 1 }));
});
