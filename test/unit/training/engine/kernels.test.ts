import '../../../../src/training/engines/register-gradients';
import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../../src/shared/random';
import { convolutionBlock } from '../../../../src/training/ops/convolution-block';
import { onCpu, onHybridWasm, relativeError } from './with-backend';

/** One call of an operation on inputs of these shapes; the gradient by each input is compared too, unless told otherwise. */
interface Case {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  readonly run: (...inputs: tf.Tensor[]) => tf.Tensor;
  readonly gradients?: boolean;
}

const random = RandomStream.named(20261122, 'kernel cases');
const between = (low: number, high: number): number => low + random.integer(high - low + 1);

function values(shape: readonly number[]): Float32Array {
  return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.normal());
}

/** Outputs and gradients of a case on the current backend. */
function evaluate(item: Case, data: readonly Float32Array[]): ArrayLike<number>[] {
  let results: ArrayLike<number>[] = [];
  tf.tidy(() => {
    const inputs = item.shapes.map((shape, i) => tf.tensor(data[i]!, [...shape], 'float32'));
    const y = item.run(...inputs);
    results = [y.dataSync()];
    if (item.gradients !== false) {
      const weights = tf.reshape(tf.add(tf.cos(tf.range(0, y.size)), 1.5), y.shape);
      const gradients = tf.grads((...args: tf.Tensor[]) => tf.sum(tf.mul(item.run(...args), weights)))(inputs);
      results.push(...gradients.map((g) => g.dataSync()));
    }
  });
  return results;
}

function convolutionCase(i: number): Case {
  const [kh, kw] = [between(1, 5), between(1, 5)];
  const stride = between(1, 3);
  const pad = random.integer(2) === 0 ? 'same' : 'valid';
  const [inC, outC] = [between(1, 19), between(1, 21)];
  const x = [between(1, 3), between(kh, kh + 12), between(kw, kw + 12), inC];
  return {
    name: `conv2d ${i}: ${x.join('×')} by ${kh}×${kw}→${outC}, stride ${stride}, ${pad}`,
    shapes: [x, [kh, kw, inC, outC]],
    run: (a, w) => tf.conv2d(a as tf.Tensor4D, w as tf.Tensor4D, stride, pad),
  };
}

function poolCase(i: number, kind: 'max' | 'avg'): Case {
  const size = between(2, 4);
  const stride = between(1, 4);
  const pad = random.integer(2) === 0 ? 'same' : 'valid';
  const x = [between(1, 3), between(size, 13), between(size, 13), between(1, 9)];
  const pool = kind === 'max' ? tf.maxPool : tf.avgPool;
  return {
    name: `${kind}Pool ${i}: ${x.join('×')} by ${size}, stride ${stride}, ${pad}`,
    shapes: [x],
    run: (a) => pool(a as tf.Tensor4D, size, stride, pad),
  };
}

function productCase(i: number): Case {
  const [m, k, n] = [between(1, 70), between(1, 300), between(1, 70)];
  const [ta, tb] = [random.integer(2) === 1, random.integer(2) === 1];
  const batch = random.integer(3) === 0 ? [between(1, 3)] : [];
  return {
    name: `matMul ${i}: ${[...batch, m, k, n].join('×')} ${ta ? 'ᵀ' : ''} ${tb ? 'ᵀ' : ''}`,
    shapes: [
      [...batch, ...(ta ? [k, m] : [m, k])],
      [...batch, ...(tb ? [n, k] : [k, n])],
    ],
    run: (a, b) => tf.matMul(a, b, ta, tb),
  };
}

/** The shapes that the tile kernels take: 3×3, stride 1, same padding, channels few or in fours; odd and even sides. */
function tileCase(i: number): Case {
  const channels = [1, 2, 3, 4, 8, 12, 20][i % 7]!;
  const filters = [4, 8, 12, 16][random.integer(4)]!;
  const x = [between(1, 18), between(2, 13), between(2, 13), channels];
  return {
    name: `3×3 ${i}: ${x.join('×')}→${filters}`,
    shapes: [x, [3, 3, channels, filters]],
    run: (a, w) => tf.conv2d(a as tf.Tensor4D, w as tf.Tensor4D, 1, 'same'),
  };
}

function blockCase(i: number): Case {
  const { name, shapes } = tileCase(i);
  const activation = (['relu', 'linear', 'elu'] as const)[i % 3]!;
  const pool = (['max', 'max', 'average', 'none'] as const)[i % 4]!;
  return {
    name: `block ${activation} ${pool} ${name}`,
    shapes: [...shapes, [shapes[1]![3]!]],
    run: (x, filter, bias) =>
      convolutionBlock(x as tf.Tensor4D, filter as tf.Tensor4D, bias as tf.Tensor1D, { activation, pool, poolSize: 2 }),
  };
}

const pairs = [
  [
    [4, 5],
    [4, 5],
  ],
  [[4, 5], [5]],
  [[4, 5], [1]],
  [[], [4, 5]],
  [
    [3, 1, 2, 5],
    [2, 5],
  ],
  [
    [4, 1],
    [4, 5],
  ],
  [
    [2, 3, 4],
    [2, 1, 1],
  ],
  [
    [2, 1, 4],
    [1, 3, 1],
  ],
  [[70000], [70000]],
  [[70001], []],
] as const;
const binaries = { add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div, maximum: tf.maximum, minimum: tf.minimum };

const cases: Case[] = [
  ...Array.from({ length: 40 }, (_, i) => convolutionCase(i)),
  ...Array.from({ length: 21 }, (_, i) => tileCase(i)),
  ...Array.from({ length: 28 }, (_, i) => blockCase(i)),
  ...Array.from({ length: 12 }, (_, i) => poolCase(i, 'max')),
  ...Array.from({ length: 12 }, (_, i) => poolCase(i, 'avg')),
  ...Array.from({ length: 30 }, (_, i) => productCase(i)),
  {
    name: 'matMul deep',
    shapes: [
      [8, 5000],
      [5000, 12],
    ],
    run: (a, b) => tf.matMul(a, b),
  },
  {
    name: 'matMul wide',
    shapes: [
      [32, 64],
      [64, 3000],
    ],
    run: (a, b) => tf.matMul(a, b),
  },
  {
    name: 'matMul tall',
    shapes: [
      [3000, 33],
      [33, 20],
    ],
    run: (a, b) => tf.matMul(a, b),
  },
  ...Object.entries(binaries).flatMap(([name, op]) =>
    pairs.map((shapes): Case => ({
      name: `${name} ${JSON.stringify(shapes)}`,
      shapes,
      run: (a, b) => op(a, b),
      // TensorFlow.js's own gradient of these two does not sum over broadcast axes.
      gradients: !name.endsWith('imum'),
    })),
  ),
  ...(['relu', 'neg', 'square', 'abs', 'step', 'exp', 'tanh', 'sigmoid', 'elu', 'softmax', 'logSoftmax'] as const).map(
    (name): Case => ({ name, shapes: [[7, 13]], run: (x) => tf[name](x), gradients: name !== 'step' }),
  ),
  ...(['exp', 'tanh', 'sigmoid', 'elu'] as const).map((name): Case => ({
    name: `${name} far out`,
    shapes: [[101]],
    run: (x) => tf[name](tf.mul(x, 20)),
  })),
  { name: 'sqrt of square', shapes: [[37]], run: (x) => tf.sqrt(tf.square(x)) },
  { name: 'rsqrt', shapes: [[37]], run: (x) => tf.rsqrt(tf.add(tf.square(x), 1)) },
  { name: 'relu large', shapes: [[3, 50001]], run: (x) => tf.relu(x) },
  ...[0, 1, 2, [0, 1], [1, 2], [0, 2], [0, 1, 2]].flatMap((axis): Case[] => [
    { name: `sum ${JSON.stringify(axis)}`, shapes: [[5, 6, 7]], run: (x) => tf.sum(x, axis) },
    { name: `mean ${JSON.stringify(axis)}`, shapes: [[5, 6, 7]], run: (x) => tf.mean(x, axis, true) },
    { name: `max ${JSON.stringify(axis)}`, shapes: [[5, 6, 7]], run: (x) => tf.max(x, axis) },
  ]),
  { name: 'sum of many', shapes: [[300, 401]], run: (x) => tf.sum(x) },
  { name: 'sum of many rows', shapes: [[9000, 5]], run: (x) => tf.sum(x, 0) },
  {
    name: 'batchNorm with given statistics',
    shapes: [[3, 4, 5, 6], [6], [6], [6], [6]],
    run: (x, mean, variance, offset, scale) => tf.batchNorm(x, mean, tf.add(tf.square(variance), 0.5), offset, scale),
  },
  { name: 'addN', shapes: [[40], [40], [40]], run: (...x) => tf.addN(x) },
  { name: 'transpose', shapes: [[5, 6, 7]], run: (x) => tf.transpose(x, [2, 0, 1]) },
  { name: 'transpose of a matrix', shapes: [[50, 61]], run: (x) => tf.transpose(x) },
  {
    name: 'pad',
    shapes: [[5, 6]],
    run: (x) =>
      tf.pad(x, [
        [1, 2],
        [0, 3],
      ]),
  },
  {
    name: 'slice, concat',
    shapes: [
      [5, 6],
      [5, 6],
    ],
    run: (a, b) => tf.concat([tf.slice(a, [1, 0], [2, 6]), b]),
  },
  { name: 'cast', shapes: [[5, 6]], run: (x) => tf.cast(tf.cast(x, 'int32'), 'float32'), gradients: false },
  { name: 'reshape', shapes: [[5, 6]], run: (x) => tf.mul(tf.reshape(x, [3, 10]), 2) },
  ...(['linear', 'relu', 'elu', 'sigmoid'] as const).flatMap((activation): Case[] => [
    {
      name: `fused matMul ${activation}`,
      shapes: [[9, 20], [20, 11], [11]],
      run: (a, b, bias) => tf.fused.matMul({ a, b, bias, activation }),
    },
    {
      name: `fused conv2d ${activation}`,
      shapes: [[2, 7, 8, 3], [3, 3, 3, 5], [5]],
      run: (x, filter, bias) => {
        const [x4, f4] = [x as tf.Tensor4D, filter as tf.Tensor4D];
        return tf.fused.conv2d({ x: x4, filter: f4, strides: 1, pad: 'same', bias, activation });
      },
    },
  ]),
];

test('every fast kernel gives what the plain cpu kernel gives, and so do the gradients', async () => {
  const data = cases.map((item) => item.shapes.map(values));
  const expected = onCpu(() => cases.map((item, i) => evaluate(item, data[i]!)));
  const got = await onHybridWasm(1, () => cases.map((item, i) => evaluate(item, data[i]!)));
  cases.forEach((item, i) =>
    expected[i]!.forEach((reference, j) => {
      const error = relativeError(got[i]![j]!, reference);
      assert.ok(error < 2e-5, `${item.name}, ${j === 0 ? 'value' : `gradient ${j - 1}`}: relative error ${error}`);
    }),
  );
});

test('one, two and three threads give the same bits', async () => {
  const data = cases.map((item) => item.shapes.map(values));
  const results = [];
  for (const threads of [1, 2, 3])
    results.push(await onHybridWasm(threads, () => cases.map((c, i) => evaluate(c, data[i]!))));
  assert.deepEqual(results[1], results[0]);
  assert.deepEqual(results[2], results[0]);
});
