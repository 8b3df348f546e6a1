import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { downsampleToExtremes, downsampleToTriangles, visibleRange } from '../../../src/reporting/series/downsample';
import type { Points } from '../../../src/reporting/series/growing-series';
import { overRuns } from '../../../src/reporting/series/over-runs';
import { smooth } from '../../../src/reporting/series/smooth';

const points = (values: readonly number[]): Points => ({
  epochs: Float64Array.from(values, (_, i) => i + 1),
  seconds: Float64Array.from(values, (_, i) => 10 * i),
  values: Float64Array.from(values),
});
const curve = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 300 }).map(points);

test('downsampling takes points that are there, in order, and few enough', () => {
  fc.assert(
    fc.property(curve, fc.integer({ min: 3, max: 80 }), (given, count) => {
      for (const down of [downsampleToExtremes, downsampleToTriangles]) {
        const found = down(given, count);
        assert.ok(found.values.length <= Math.max(count, 3));
        found.epochs.forEach((at, i) => {
          assert.equal(found.values[i], given.values[at - 1]);
          assert.equal(found.seconds[i], 10 * (at - 1));
          assert.ok(i === 0 || at > found.epochs[i - 1]!);
        });
      }
      const triangles = downsampleToTriangles(given, count);
      assert.deepEqual([triangles.epochs[0], triangles.epochs.at(-1)], [1, given.values.length]);
      const extremes = downsampleToExtremes(given, count);
      assert.equal(Math.max(...extremes.values), Math.max(...given.values));
      assert.equal(Math.min(...extremes.values), Math.min(...given.values));
    }),
  );
});

test('the visible range reaches one point beyond either edge', () => {
  const { epochs } = points([1, 2, 3, 4, 5, 6]);
  assert.deepEqual(visibleRange(epochs, 2.5, 4.5), { from: 1, to: 5 });
  assert.deepEqual(visibleRange(epochs, -5, 99), { from: 0, to: 6 });
  assert.deepEqual(visibleRange(epochs, 99, 100), { from: 5, to: 6 });
  assert.deepEqual(visibleRange(new Float64Array(), 0, 1), { from: 0, to: 0 });
});

test('four curves of 100 000 points are downsampled within a frame or two', () => {
  const long = points(Array.from({ length: 100_000 }, (_, i) => Math.sin(i / 500) + (i % 7)));
  downsampleToExtremes(long, 1000);
  const started = performance.now();
  for (let i = 0; i < 4; i++) downsampleToExtremes(long, 1000);
  assert.ok(performance.now() - started < 100, `${performance.now() - started} ms`);
});

test('smoothing leaves a constant and weight 0 as they are', () => {
  assert.deepEqual([...smooth(Float64Array.of(2, 2, 2), 0.9)], [2, 2, 2]);
  assert.deepEqual([...smooth(Float64Array.of(1, 5, 2), 0)], [1, 5, 2]);
  assert.equal(smooth(Float64Array.of(1, 5, 2), 0.9)[0], 1);
});

test('mean and spread over runs where at least two have a value', () => {
  const band = overRuns([points([1, 2, 3]), points([3, NaN, 5]), points([2, 4, 7, 9])]);
  assert.deepEqual([...band.epochs], [1, 2, 3]);
  assert.deepEqual([...band.mean], [2, 3, 5]);
  assert.deepEqual([...band.runs], [3, 2, 3]);
  assert.ok(Math.abs(band.deviation[1]! - Math.SQRT2) < 1e-12);
  assert.deepEqual(
    [[...band.lowest], [...band.highest]],
    [
      [1, 2, 3],
      [3, 4, 7],
    ],
  );
});
