import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Value } from '@sinclair/typebox/value';
import { evaluatePredictions, type EvaluationOptions } from '../../../src/runs/evaluation/evaluate';
import { Evaluation, headlineMetrics, headlineNames } from '../../../src/runs/evaluation/evaluation';
import { predictionsFromCsv, predictionsToCsv } from '../../../src/runs/predictions/predictions-csv';
import { Failure } from '../../../src/shared/failure';
import { RandomStream } from '../../../src/shared/random';
import { simulatePredictions } from './simulated-predictions';

const options: EvaluationOptions = { averaging: 'macro', bootstrap: 300, confidence: 0.95, seed: 7 };
const simulation = { classes: 4, groups: 80, samplesPerGroup: 3, sharpness: 1.5, groupEffect: 1 };
const predictions = simulatePredictions(RandomStream.named(1, 'predictions'), simulation);
const width = ({ low, high }: { low: number | null; high: number | null }): number => high! - low!;

test('an evaluation is what its schema says, also after JSON, and equal for equal input', () => {
  const found = evaluatePredictions(predictions, options);
  assert.ok(Value.Check(Evaluation, JSON.parse(JSON.stringify(found))));
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  assert.deepEqual(evaluatePredictions(predictions, options), found);
  assert.notDeepEqual(evaluatePredictions(predictions, { ...options, seed: 8 }).accuracy, found.accuracy);
  assert.deepEqual(evaluatePredictions(predictionsFromCsv(predictionsToCsv(predictions), ''), options), found);
});

test('the order of the rows has no influence', () => {
  const rows = RandomStream.named(2, 'order').shuffle([...predictions.rows]);
  const [one, two] = [predictions, { ...predictions, rows }].map((p) =>
    headlineMetrics(evaluatePredictions(p, options)),
  );
  for (const name of headlineNames)
    for (const end of ['value', 'low', 'high'] as const)
      assert.ok(Math.abs(one![name][end]! - two![name][end]!) < 1e-12, `${name} ${end}`);
});

test('every interval holds its value, and whole groups make it wider', () => {
  const alike = { ...simulation, samplesPerGroup: 6, groupEffect: 2 };
  const given = simulatePredictions(RandomStream.named(3, 'predictions'), alike);
  const grouped = headlineMetrics(evaluatePredictions(given, options));
  const rows = given.rows.map((row) => ({ ...row, group: row.id }));
  const single = headlineMetrics(evaluatePredictions({ ...given, rows }, options));
  // ECE is biased upwards, and the more so in resamples.
  for (const name of headlineNames.filter((each) => each !== 'ece')) {
    const { value, low, high } = grouped[name];
    assert.ok(low! < value! && value! < high!, name);
  }
  assert.ok(width(grouped.accuracy) > 1.3 * width(single.accuracy));
});

test('the headline figures follow the averaging', () => {
  const found = evaluatePredictions(predictions, { ...options, averaging: 'weighted' });
  assert.deepEqual(headlineMetrics(found).f1, found.f1.weighted);
  assert.notDeepEqual(found.f1.weighted, found.f1.macro);
});

test('there is no interval from one group, from no resamples, or for a class that resamples often lose', () => {
  const rows = predictions.rows.map((row) => ({ ...row, group: 'one' }));
  assert.equal(evaluatePredictions({ ...predictions, rows }, options).accuracy.low, null);
  assert.equal(evaluatePredictions(predictions, { ...options, bootstrap: 0 }).accuracy.low, null);
  const rare = {
    ...predictions.rows[0]!,
    id: 'rare',
    group: 'rare',
    label: 4,
    probabilities: [0.1, 0.1, 0.1, 0.1, 0.6],
  };
  const others = predictions.rows.map((row) => ({ ...row, probabilities: [...Array.from(row.probabilities), 0] }));
  const found = evaluatePredictions({ classes: [...predictions.classes, 'rare'], rows: [...others, rare] }, options);
  assert.equal(found.perClass[4]!.recall.value, 0);
  assert.equal(found.perClass[4]!.recall.low, null);
  assert.equal(found.recall.macro.low, null);
  assert.notEqual(found.accuracy.low, null);
});

test('a perfect model has accuracy 1 and a Wilson interval that says how sure that is', () => {
  const rows = predictions.rows.map((row) => ({
    ...row,
    predicted: row.label,
    probabilities: predictions.classes.map((_, c) => (c === row.label ? 1 : 0)),
  }));
  const found = evaluatePredictions({ ...predictions, rows }, options);
  assert.deepEqual(found.accuracy, { value: 1, low: 1, high: 1 });
  assert.ok(found.accuracyWilson.low > 0.98 && found.accuracyWilson.low < 1);
  assert.equal(found.ece.value, 0);
  assert.equal(found.rocAuc.macro.value, 1);
});

test('nothing to evaluate is a failure', () => {
  assert.throws(
    () => evaluatePredictions({ classes: ['a', 'b'], rows: [] }, options),
    (thrown) => thrown instanceof Failure && thrown.code === 'run.no-predictions',
  );
});
