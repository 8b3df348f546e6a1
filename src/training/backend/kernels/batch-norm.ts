import { util, type TensorInfo } from '@tensorflow/tfjs-core';
import { tensorTask } from '../../../kernels/tensor-tasks';
import { allFloat, defineKernels, type FastKernel } from '../kernel-definition';

/** Rows of channels in one chunk: some 16 KiB, which two passes read from the first-level cache. */
function rowsPerChunk(channels: number): number {
  return Math.max(16, Math.floor(4096 / channels));
}

const batchNorm: FastKernel = ({ backend, inputs, attributes }) => {
  const x = inputs['x']!;
  const gamma = inputs['gamma']!;
  const beta = inputs['beta']!;
  if (!allFloat(x, gamma, beta)) return undefined;
  const { runtime } = backend;
  const channels = util.sizeFromShape(gamma.shape);
  const rows = util.sizeFromShape(x.shape) / channels;
  const step = rowsPerChunk(channels);
  const chunks = Math.ceil(rows / step);
  const partial = runtime.arena.allocate((chunks + 1) * 2 * channels * 4);
  const factor = partial + chunks * 2 * channels * 4;
  const offset = factor + channels * 4;
  const y = backend.allocate(x.shape);
  const mean = backend.allocate([channels]);
  const variance = backend.allocate([channels]);
  const [from, to] = [backend.address(x), backend.address(y)];
  runtime.run(tensorTask.moments, chunks, [from, partial, rows, channels, step]);
  runtime.run(
    tensorTask.combineMoments,
    1,
    [
      ...[partial, backend.address(mean), backend.address(variance), rows, channels, step],
      ...[backend.address(gamma), backend.address(beta), factor, offset],
    ],
    [attributes['epsilon'] as number],
  );
  runtime.run(tensorTask.affine, chunks, [from, to, rows, channels, step, factor, offset]);
  runtime.arena.release(partial);
  return [y, mean, variance];
};

const batchNormGradient: FastKernel = ({ backend, inputs, attributes }) => {
  const [dy, x, gamma] = [inputs['dy']!, inputs['x']!, inputs['gamma']!];
  const [mean, variance] = [inputs['mean']!, inputs['variance']!];
  if (!allFloat(dy, x, gamma, mean, variance)) return undefined;
  const { runtime } = backend;
  const channels = util.sizeFromShape(gamma.shape);
  const rows = util.sizeFromShape(x.shape) / channels;
  const step = rowsPerChunk(channels);
  const chunks = Math.ceil(rows / step);
  const partial = runtime.arena.allocate((chunks * 2 + 3) * channels * 4);
  const a = partial + chunks * 2 * channels * 4;
  const b = a + channels * 4;
  const c = b + channels * 4;
  const dx = backend.allocate(x.shape);
  const dGamma = backend.allocate([channels]);
  const dBeta = backend.allocate([channels]);
  const [dyAt, xAt, meanAt] = [backend.address(dy), backend.address(x), backend.address(mean)];
  runtime.run(tensorTask.gradientSums, chunks, [dyAt, xAt, partial, rows, channels, step, meanAt]);
  runtime.run(
    tensorTask.combineGradientSums,
    1,
    [
      ...[partial, chunks, rows, channels, backend.address(gamma), meanAt, backend.address(variance)],
      ...[backend.address(dGamma), backend.address(dBeta), a, b, c],
    ],
    [attributes['epsilon'] as number],
  );
  runtime.run(tensorTask.batchNormGradient, chunks, [dyAt, xAt, backend.address(dx), rows, channels, step, a, b, c]);
  runtime.arena.release(partial);
  return [dx, dGamma, dBeta];
};

/** With given statistics: one pass of y = x · factor + offset, each channel its own. */
const fusedBatchNorm: FastKernel = ({ backend, inputs, attributes }) => {
  const [x, mean, variance] = [inputs['x']!, inputs['mean']!, inputs['variance']!];
  const perChannel = [mean, variance, inputs['scale'], inputs['offset']].filter((t) => t !== undefined);
  const channels = x.shape.at(-1) ?? 0;
  if (!allFloat(x, ...perChannel) || perChannel.some((t) => t.shape.length !== 1 || t.shape[0] !== channels))
    return undefined;
  const { runtime } = backend;
  const at = (tensor: TensorInfo): Float32Array => runtime.floats(backend.address(tensor), channels);
  const rows = util.sizeFromShape(x.shape) / channels;
  const y = backend.allocate(x.shape);
  const factor = runtime.arena.allocate(2 * channels * 4);
  const offset = factor + channels * 4;
  const [means, variances] = [at(mean), at(variance)];
  const scales = inputs['scale'] === undefined ? undefined : at(inputs['scale']);
  const offsets = inputs['offset'] === undefined ? undefined : at(inputs['offset']);
  const epsilon = attributes['varianceEpsilon'] as number;
  const coefficients = runtime.floats(factor, 2 * channels);
  for (let c = 0; c < channels; c++) {
    const f = (scales?.[c] ?? 1) / Math.sqrt(variances[c]! + epsilon);
    coefficients[c] = f;
    coefficients[channels + c] = (offsets?.[c] ?? 0) - means[c]! * f;
  }
  const step = rowsPerChunk(channels);
  const words = [backend.address(x), backend.address(y), rows, channels, step, factor, offset];
  runtime.run(tensorTask.affine, Math.ceil(rows / step), words);
  runtime.arena.release(factor);
  return y;
};

export function defineBatchNormKernels(): void {
  defineKernels({ HybridBatchNorm: batchNorm, HybridBatchNormGrad: batchNormGradient, FusedBatchNorm: fusedBatchNorm });
}
