import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawsAsFinely } from '../../../../src/webviews/metrics/page/view-question';
import { firstView, type View } from '../../../../src/webviews/metrics/view';

const zoomed = (low: number, high: number, part: Partial<View> = {}): View => ({
  ...firstView,
  range: { low, high },
  ...part,
});

test('points made for one view serve another only where they draw it as finely', () => {
  const made = zoomed(10, 20);
  assert.equal(drawsAsFinely(made, made), true);
  assert.equal(drawsAsFinely(firstView, firstView), true);
  assert.equal(drawsAsFinely(made, zoomed(16, 26)), true, 'as much again was sent on either side');
  assert.equal(drawsAsFinely(made, zoomed(4, 14)), true);
  assert.equal(drawsAsFinely(made, zoomed(19, 29)), false, 'a pan to where points are coarse');
  assert.equal(drawsAsFinely(made, zoomed(12, 17)), false, 'a zoom in, which needs finer points');
  assert.equal(drawsAsFinely(made, zoomed(5, 25)), false, 'a zoom out, which shows coarse ones');
  assert.equal(drawsAsFinely(firstView, made), false);
  assert.equal(drawsAsFinely(made, firstView), false);
  for (const other of [{ axis: 'seconds' }, { smoothing: 0.5 }, { points: 1200 }] as const)
    assert.equal(drawsAsFinely(made, zoomed(10, 20, other)), false);
});
