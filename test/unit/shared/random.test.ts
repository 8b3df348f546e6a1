import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../src/shared/random';

test('xoshiro128** gives the published sequence from state 1 2 3 4', () => {
  // Printed by the reference C code (xoshiro128starstar.c, gcc 12) from s = {1, 2, 3, 4}
  const stream = RandomStream.restore([1, 2, 3, 4]);
  const draws = Array.from({ length: 10 }, () => stream.uint32());
  assert.deepEqual(
    draws,
    [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804],
  );
});

test('a stream goes on from a saved state', () => {
  const stream = RandomStream.named(7, 'order/3');
  stream.normal();
  const copy = RandomStream.restore(stream.state());
  assert.deepEqual(
    [copy.uniform(), copy.integer(10), copy.normal()],
    [stream.uniform(), stream.integer(10), stream.normal()],
  );
});

test('streams of other names and seeds differ', () => {
  const first = (seed: number, name: string): number => RandomStream.named(seed, name).uint32();
  const draws = [first(1, 'a'), first(1, 'b'), first(2, 'a'), first(2 ** 40 + 1, 'a'), first(-1, 'a')];
  assert.equal(new Set(draws).size, draws.length);
});

test('uniform, normal and integer have the moments of their laws', () => {
  const stream = RandomStream.named(1, 'moments');
  const n = 100_000;
  let [sum, squares, below] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const x = stream.normal();
    sum += x;
    squares += x * x;
    if (stream.integer(3) === 0) below++;
  }
  assert.ok(Math.abs(sum / n) < 5 / Math.sqrt(n));
  assert.ok(Math.abs(squares / n - 1) < 5 * Math.sqrt(2 / n));
  assert.ok(Math.abs(below / n - 1 / 3) < 5 * Math.sqrt(2 / 9 / n));
});

test('shuffle keeps the items and every position is equally likely', () => {
  const stream = RandomStream.named(1, 'shuffle');
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 8000; i++) {
    const items = stream.shuffle([0, 1, 2, 3]);
    assert.deepEqual([...items].sort(), [0, 1, 2, 3]);
    counts[items.indexOf(0)]!++;
  }
  for (const count of counts) assert.ok(Math.abs(count - 2000) < 5 * Math.sqrt(1500));
});
