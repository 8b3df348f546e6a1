import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { ThreadWatch } from '../../../src/kernels/thread-watch';

test('where no thread can watch, threads are given up after a minute of waiting, of which sleep is no part', () => {
  let now = 0;
  const clock = mock.method(performance, 'now', () => now);
  const startWorker = mock.fn((): never => {
    throw new Error('no more threads');
  });
  try {
    const watch = new ThreadWatch(2, startWorker);
    watch.nextPort();
    watch.nextPort();
    watch.begin();
    const seconds = (count: number): void => {
      for (let k = 0; k < count; k++) {
        now += 1000;
        assert.deepEqual(watch.ended(), [], `${now} ms`);
      }
    };
    seconds(2);
    assert.equal(startWorker.mock.callCount(), 0);
    seconds(30);
    assert.equal(startWorker.mock.callCount(), 1);
    now += 8 * 3600 * 1000;
    seconds(25);
    now += 10_000;
    assert.deepEqual(watch.ended(), []);
    now += 2000;
    assert.deepEqual(watch.ended(), [0, 1]);
    watch.begin();
    seconds(60);
  } finally {
    clock.mock.restore();
  }
});
