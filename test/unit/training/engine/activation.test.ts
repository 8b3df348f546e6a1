import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onHybridWasm } from './with-backend';

const functions = {
  exp: Math.exp,
  tanh: Math.tanh,
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
} as const;

const grid = Float32Array.from({ length: 20001 }, (_, i) => (i - 10000) * 0.0087);
const special = [0, -0, 1e-30, -1e-30, 88.5, 90, -90, 1e30, -1e30, Infinity, -Infinity, NaN];

for (const [name, exact] of Object.entries(functions))
  test(`${name} is within 4e-7 of the exact value everywhere, and right at the ends`, () =>
    onHybridWasm(1, () => {
      const apply = (x: ArrayLike<number>): Float32Array =>
        tf.tidy(() => tf[name as 'exp'](tf.tensor1d(Float32Array.from(x))).dataSync() as Float32Array);
      const got = apply(grid);
      grid.forEach((x, i) => {
        const expected = exact(x);
        if (expected < 1e-37 || expected > 2e38) return;
        assert.ok(
          Math.abs(got[i]! - expected) <= 4e-7 * Math.abs(expected),
          `${name}(${x}) = ${got[i]}, not ${expected}`,
        );
      });
      const ends = apply(special);
      special.forEach((x, i) => {
        const expected = exact(x);
        const close = Object.is(ends[i], Math.fround(expected)) || Math.abs(ends[i]! / expected - 1) < 4e-7;
        assert.ok(
          close || (Math.abs(expected) < 1e-37 && ends[i] === 0),
          `${name}(${x}) = ${ends[i]}, not ${expected}`,
        );
      });
    }));
