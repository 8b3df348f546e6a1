import { backend_util, type NamedAttrMap, type TensorInfo } from '@tensorflow/tfjs-core';
import { tensorTask } from '../../../kernels/tensor-tasks';
import type { HybridWasmBackend } from '../hybrid-wasm-backend';
import { allFloat, defineKernels, type FastKernel } from '../kernel-definition';
import { blockGeometry, coversBlock, runBlock, runBlockFilterGradient, runBlockInputGradient } from './block-tasks';
import { addParts, coversFusion, finishFused } from './matrix-product';

type Info = backend_util.Conv2DInfo;
type Shape4 = [number, number, number, number];

function geometry(xShape: number[], filterShape: number[], attributes: NamedAttrMap): Info {
  return backend_util.computeConv2DInfo(
    xShape as Shape4,
    filterShape as Shape4,
    attributes['strides'] as number | [number, number],
    (attributes['dilations'] as number | [number, number] | undefined) ?? 1,
    attributes['pad'] as 'same' | 'valid' | number,
    attributes['dimRoundingMode'] as 'floor' | 'round' | 'ceil' | undefined,
  );
}

const isChannelsLast = (attributes: NamedAttrMap): boolean => (attributes['dataFormat'] ?? 'NHWC') === 'NHWC';

/** Argument words of the convolution tasks: class Geometry in src/kernels/assembly/tensor/convolution.ts. */
function words(
  info: Info,
  x: number,
  w: number,
  y: number,
  options: { bias?: number; relu?: boolean; pixelsPerChunk?: number; imagesPerChunk?: number },
): number[] {
  return [
    ...[x, w, y, options.bias ?? 0, info.inHeight, info.inWidth, info.inChannels],
    ...[info.outHeight, info.outWidth, info.outChannels, info.filterHeight, info.filterWidth],
    ...[
      info.strideHeight,
      info.strideWidth,
      info.dilationHeight,
      info.dilationWidth,
      info.padInfo.top,
      info.padInfo.left,
    ],
    ...[info.batchSize * info.outHeight * info.outWidth, options.pixelsPerChunk ?? 0, options.relu ? 1 : 0],
    ...[info.batchSize, options.imagesPerChunk ?? 1],
  ];
}

/** Output pixels of one chunk: some million multiplications. */
function pixelsPerChunk(info: Info): number {
  const perPixel = info.filterHeight * info.filterWidth * info.inChannels * info.outChannels;
  return Math.max(64, Math.ceil(2_000_000 / perPixel / 64) * 64);
}

function convolve(
  backend: HybridWasmBackend,
  info: Info,
  x: TensorInfo,
  filter: TensorInfo,
  bias?: TensorInfo,
  relu = false,
): TensorInfo {
  if (coversBlock(info)) {
    const block = blockGeometry(info.inShape, info.outChannels, { pool: false, relu });
    return runBlock(backend, block, { x, filter, bias }).y;
  }
  const y = backend.allocate(info.outShape);
  const step = pixelsPerChunk(info);
  const pixels = info.batchSize * info.outHeight * info.outWidth;
  const options = { relu, pixelsPerChunk: step, ...(bias && { bias: backend.address(bias) }) };
  const args = words(info, backend.address(x), backend.address(filter), backend.address(y), options);
  backend.runtime.run(tensorTask.convolution, Math.ceil(pixels / step), args);
  return y;
}

const conv2D: FastKernel = ({ backend, inputs, attributes }) => {
  const x = inputs['x']!;
  const filter = inputs['filter']!;
  if (!allFloat(x, filter) || !isChannelsLast(attributes)) return undefined;
  return convolve(backend, geometry(x.shape, filter.shape, attributes), x, filter);
};

const fusedConv2D: FastKernel = ({ backend, inputs, attributes }) => {
  const x = inputs['x']!;
  const filter = inputs['filter']!;
  const bias = inputs['bias'];
  const activation = (attributes['activation'] as string | undefined) ?? 'linear';
  if (!allFloat(x, filter) || !isChannelsLast(attributes) || !coversFusion(inputs, activation, filter.shape[3]!))
    return undefined;
  const y = convolve(backend, geometry(x.shape, filter.shape, attributes), x, filter, bias, activation === 'relu');
  return activation === 'relu' || activation === 'linear' ? y : finishFused(backend, y, undefined, activation);
};

/** Parts of a filter's gradient that may exist at once: at most 16, at most 64 MiB. */
function filterParts(images: number, filterSize: number): number {
  return Math.max(1, Math.min(images, 16, Math.floor((16 * 2 ** 20) / filterSize)));
}

const backpropFilter: FastKernel = ({ backend, inputs, attributes }) => {
  const x = inputs['x']!;
  const dy = inputs['dy']!;
  if (!allFloat(x, dy) || !isChannelsLast(attributes)) return undefined;
  const filterShape = attributes['filterShape'] as number[];
  const info = geometry(x.shape, filterShape, attributes);
  if (coversBlock(info)) {
    const block = blockGeometry(info.inShape, info.outChannels, { pool: false, relu: false });
    const { filter, bias } = runBlockFilterGradient(backend, block, { x, dy });
    backend.disposeIntermediateTensorInfo(bias);
    return filter;
  }
  const size = filterShape.reduce((a, b) => a * b, 1);
  const imagesPerChunk = Math.ceil(info.batchSize / filterParts(info.batchSize, size));
  const parts = Math.ceil(info.batchSize / imagesPerChunk);
  const { arena } = backend.runtime;
  const partial = arena.allocate(parts * size * 4);
  const args = words(info, backend.address(x), partial, backend.address(dy), { imagesPerChunk });
  backend.runtime.run(tensorTask.convolutionFilterGradient, parts, args);
  const y = backend.allocate(filterShape);
  addParts(backend, partial, backend.address(y), parts, size);
  arena.release(partial);
  return y;
};

export const backpropInput: FastKernel = ({ backend, inputs, attributes }) => {
  const dy = inputs['dy']!;
  const filter = inputs['filter']!;
  if (!allFloat(dy, filter) || !isChannelsLast(attributes)) return undefined;
  const inputShape = attributes['inputShape'] as number[];
  const info = geometry(inputShape, filter.shape, attributes);
  if (coversBlock(info) && info.inChannels % 4 === 0) {
    const block = blockGeometry(info.inShape, info.outChannels, { pool: false, relu: false });
    return runBlockInputGradient(backend, block, { dy, filter });
  }
  const { arena } = backend.runtime;
  const patch = info.filterHeight * info.filterWidth * info.inChannels;
  const transposed = arena.allocate(patch * info.outChannels * 4);
  const source = [backend.address(filter), transposed, patch, info.outChannels, patch];
  backend.runtime.run(tensorTask.transpose, 1, source);
  const dx = backend.allocate(inputShape);
  const args = words(info, backend.address(dx), transposed, backend.address(dy), { imagesPerChunk: 1 });
  backend.runtime.run(tensorTask.convolutionInputGradient, info.batchSize, args);
  arena.release(transposed);
  return dx;
};

export function defineConvolutionKernels(): void {
  defineKernels({
    Conv2D: conv2D,
    FusedConv2D: fusedConv2D,
    Conv2DBackpropFilter: backpropFilter,
    Conv2DBackpropInput: backpropInput,
  });
}
