import '../../../../src/training/engines/register-gradients';
import * as tf from '@tensorflow/tfjs-core';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { batchNormTraining } from '../../../../src/training/ops/batch-norm-training';
import {
  optimiserSlots,
  optimiserStep,
  type OptimiserAttributes,
  type OptimiserKind,
} from '../../../../src/training/ops/optimiser-step';
import { softmaxCrossEntropy } from '../../../../src/training/ops/softmax-cross-entropy';
import { architectureStep, type GoldenArchitecture } from './golden-architecture';
import { noise, unpacked } from './golden-noise';
import { onCpu, onHybridWasm, onTensorflow, relativeError, withoutTensorflow } from './with-backend';

const folder = join(import.meta.dirname, '../../../golden/training');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));

interface GoldenOperations {
  batchNorm: (Record<'y' | 'mean' | 'variance' | 'dx' | 'dGamma' | 'dBeta', string> & {
    shape: number[];
    epsilon: number;
  })[];
  crossEntropy: { n: number; classes: number; loss: number; targets: string; dLogits: string }[];
  optimisers: { kind: OptimiserKind; attributes: Omit<OptimiserAttributes, 'step'>; after: string[] }[];
}
const golden = read('operations.json') as GoldenOperations;
const { architectures } = read('architectures.json') as { architectures: GoldenArchitecture[] };

function close(name: string, got: tf.Tensor, expected: string, tolerance: number): void {
  const error = relativeError(got.dataSync(), unpacked(expected));
  assert.ok(error < tolerance, `${name}: relative error ${error}`);
}

function batchNorms(): void {
  for (const { shape, epsilon, ...expected } of golden.batchNorm)
    tf.tidy(() => {
      const channels = shape.at(-1);
      const x = noise(1, shape, 2, 3);
      const gamma = noise(2, [channels], 1, 1.5) as tf.Tensor1D;
      const beta = noise(3, [channels]) as tf.Tensor1D;
      const { y, mean, variance } = batchNormTraining(x, gamma, beta, epsilon);
      close('y', y, expected.y, 2e-6);
      close('mean', mean, expected.mean, 1e-6);
      close('variance', variance, expected.variance, 1e-6);
      const loss = (a: tf.Tensor, g: tf.Tensor, b: tf.Tensor): tf.Scalar =>
        tf.sum(tf.mul(batchNormTraining(a, g as tf.Tensor1D, b as tf.Tensor1D, epsilon).y, noise(4, shape)));
      const [dx, dGamma, dBeta] = tf.grads(loss)([x, gamma, beta]);
      close('dx', dx!, expected.dx, 1e-5);
      close('dGamma', dGamma!, expected.dGamma, 1e-5);
      close('dBeta', dBeta!, expected.dBeta, 1e-5);
    });
}

function crossEntropies(): void {
  for (const { n, classes, loss, targets, dLogits } of golden.crossEntropy)
    tf.tidy(() => {
      const logits = noise(5, [n, classes], 6) as tf.Tensor2D;
      const soft = tf.tensor2d(unpacked(targets), [n, classes]);
      const weights = noise(7, [n], 0.5, 1) as tf.Tensor1D;
      const { value, grad } = tf.valueAndGrad((z) => softmaxCrossEntropy(z as tf.Tensor2D, soft, weights))(logits);
      assert.ok(Math.abs(value.dataSync()[0]! - loss) < 1e-6 * loss);
      close('dLogits', grad, dLogits, 2e-6);
    });
}

function optimisers(): void {
  for (const { kind, attributes, after } of golden.optimisers)
    tf.tidy(() => {
      const parameter = tf.variable(noise(8, [13]));
      const snapshot = parameter.clone();
      const before = snapshot.dataSync();
      const slots = optimiserSlots[kind].map(() => tf.variable(tf.zeros([13])));
      after.forEach((expected, i) => {
        optimiserStep(kind, { ...attributes, step: i + 1 }, { parameter, gradient: noise(20 + i, [13]), slots });
        close(`${kind} ${JSON.stringify(attributes)} step ${i + 1}`, parameter, expected, 2e-6);
      });
      assert.deepEqual(snapshot.dataSync(), before, 'a clone of the parameter keeps its values');
      tf.dispose([parameter, ...slots]);
    });
}

function randomArchitectures(): void {
  architectures.forEach((architecture, i) => {
    const { loss, gradients, after } = architectureStep(architecture);
    assert.ok(Math.abs(loss - architecture.loss) < 1e-5 * architecture.loss, `architecture ${i}: loss ${loss}`);
    // A bias whose effect normalisation takes away has gradient 0, known up to rounding of the others.
    const floor = 1e-2 * Math.max(...architecture.gradients.flatMap((text) => [...unpacked(text)].map(Math.abs)));
    const check = (name: string, got: Float32Array[], expected: string[]): void =>
      expected.forEach((text, j) => {
        const error = relativeError(got[j]!, unpacked(text), floor);
        assert.ok(error < 1e-4, `architecture ${i}, ${name} ${j}: relative error ${error}`);
      });
    check('gradient', gradients, architecture.gradients);
    check('parameter after Adam', after, architecture.after);
  });
}

const checks = { batchNorms, crossEntropies, optimisers, randomArchitectures };
for (const [name, check] of Object.entries(checks)) {
  test(`${name} agree with PyTorch in float64: embedded engine`, () => onHybridWasm(2, check));
  test(`${name} agree with PyTorch in float64: composed of plain operations`, () => onCpu(check));
  test(`${name} agree with PyTorch in float64: tensorflow engine`, async (t) => {
    const reason = await withoutTensorflow();
    if (reason !== false) return t.skip(reason);
    return onTensorflow(check);
  });
}
