import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunSeries } from '../../../../src/reporting/series/run-series';
import { checked } from '../../../../src/webviews/messages/messages';
import { Numbers } from '../../../../src/webviews/messages/numbers';
import { CurveMaker } from '../../../../src/webviews/metrics/host/curves';
import { firstView } from '../../../../src/webviews/metrics/view';
import { trainingEvents } from '../../../support/runs/made-run';

function seriesOf(epochs: number, batches: number): RunSeries {
  const series = new RunSeries();
  trainingEvents(epochs, batches).forEach((event, i) =>
    series.add({ time: new Date(1000 * (i + 1)).toISOString(), ...event }),
  );
  return series;
}

test('numbers cross as Float64Array and nothing else', () => {
  assert.ok('ok' in checked(Numbers, Float64Array.of(1, NaN)));
  for (const wrong of [[1, 2], Float32Array.of(1), new ArrayBuffer(8), undefined, {}])
    assert.ok('wrong' in checked(Numbers, wrong));
});

test('a curve longer than what can be seen keeps its extremes, and its whole length when zoomed into', () => {
  const series = seriesOf(20, 500);
  const maker = new CurveMaker(series);
  const whole = maker.make({ ...firstView, points: 200 }, 1, 10).find(({ name }) => name === 'batch.loss')!;
  const values = series.points('batch.loss')!.values;
  assert.equal(whole.recorded, 10_000);
  assert.ok(whole.y.length <= 200, `${whole.y.length} points`);
  assert.equal(Math.max(...whole.y), Math.max(...values));
  assert.equal(Math.min(...whole.y), Math.min(...values));

  const range = { low: 10, high: 10.2 };
  const zoomed = maker.make({ ...firstView, points: 200, range }, 1, 10).find(({ name }) => name === 'batch.loss');
  assert.ok(zoomed !== undefined);
  const inside = zoomed.x.filter((x) => x >= range.low && x <= range.high);
  assert.equal(inside.length, 101, 'every batch of the range');
  assert.ok(zoomed.x[0]! < 0.2 && zoomed.x.at(-1) > 19.8, 'coarse points on either side');
  assert.ok(
    zoomed.x.every((x, i) => i === 0 || x >= zoomed.x[i - 1]!),
    'rising',
  );
});

test('the moving average is of all that was recorded, whatever part of it shows', () => {
  const maker = new CurveMaker(seriesOf(10, 400));
  const view = { ...firstView, smoothing: 0.9, points: 400 };
  const lossOf = (range: typeof view.range) =>
    maker.make({ ...view, range }, 1, 10).find(({ name }) => name === 'batch.loss')!.smooth;
  const [whole, part] = [lossOf(null), lossOf({ low: 5, high: 5.1 })];
  assert.ok(whole !== undefined && part !== undefined);
  const shared = [...part.x].filter((x) => whole.x.includes(x));
  assert.ok(shared.length > 10);
  for (const x of shared) assert.equal(part.y[part.x.indexOf(x)], whole.y[whole.x.indexOf(x)]);
});

test('a snapshot of many long runs stays within its budget', () => {
  const series = seriesOf(20, 500);
  const runs = 40;
  const curves = 14 * runs;
  const bytes = new CurveMaker(series)
    .make({ ...firstView, smoothing: 0.5, points: 4000, range: { low: 9, high: 11 } }, 1, curves)
    .reduce((sum, { x, y, smooth }) => sum + x.byteLength + y.byteLength + 2 * (smooth?.x.byteLength ?? 0), 0);
  assert.ok(bytes * runs < 16 * 1024 * 1024, `${Math.round((bytes * runs) / 1024)} KiB`);
});

test('over time, positions are seconds', () => {
  const [curve] = new CurveMaker(seriesOf(2, 3)).make({ ...firstView, axis: 'seconds' }, 1, 10);
  assert.deepEqual([...curve!.x], [1, 3, 5, 8, 10, 12]);
});
