import type { backend_util, TensorInfo } from '@tensorflow/tfjs-core';
import { SCRATCH_BYTES } from '../../../kernels/tensor-runtime';
import { tensorTask } from '../../../kernels/tensor-tasks';
import type { HybridWasmBackend } from '../hybrid-wasm-backend';
import { addParts } from './matrix-product';

/** A 3×3 convolution (stride 1, same padding) and what follows it within a tile of 2×2 outputs. */
export interface BlockGeometry {
  readonly images: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly filters: number;
  /** 2×2 maximum pooling. */
  readonly pool: boolean;
  readonly relu: boolean;
  readonly tileRows: number;
  readonly tileColumns: number;
}

/** Images with at most this many channels are convolved directly, others by Winograd's transforms. */
const FEW_CHANNELS = 3;

/** Of src/kernels/assembly/tensor/winograd.ts. */
const TILES_TOGETHER = 64;

export function blockGeometry(
  xShape: readonly number[],
  filters: number,
  after: { pool: boolean; relu: boolean },
): BlockGeometry {
  const [images, height, width, channels] = xShape as [number, number, number, number];
  const tiles = after.pool ? Math.floor : Math.ceil;
  return {
    images,
    height,
    width,
    channels,
    filters,
    ...after,
    tileRows: tiles(height / 2),
    tileColumns: tiles(width / 2),
  };
}

/** Whether the tile tasks can compute this convolution. */
export function coversBlock(info: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth, padInfo } = info;
  const threeByThree = filterHeight === 3 && filterWidth === 3 && padInfo.top === 1 && padInfo.left === 1;
  const same = info.outHeight === info.inHeight && info.outWidth === info.inWidth;
  const dense = strideHeight === 1 && strideWidth === 1 && dilationHeight === 1 && dilationWidth === 1;
  return threeByThree && same && dense && coversShape(info.inShape, info.outChannels);
}

/** Whether channels and filters come in fours (or the channels are few) and the tiles of one row fit the scratch memory. */
export function coversShape(xShape: readonly number[], filters: number): boolean {
  const [, height, width, channels] = xShape as [number, number, number, number];
  if (filters % 4 !== 0 || (channels > FEW_CHANNELS && channels % 4 !== 0) || height < 2 || width < 2) return false;
  const tiles = Math.max(TILES_TOGETHER, Math.ceil(width / 2)) + 3;
  const planes = 16 * (tiles * (channels + filters) * 4 + 128);
  return planes + channels * filters * 64 + width * channels * 4 + 256 <= SCRATCH_BYTES;
}

interface Addresses {
  x?: number;
  u?: number;
  y?: number;
  bias?: number;
  choice?: number;
  dy?: number;
  out?: number;
  imagesPerChunk?: number;
  bands?: number;
}

/** Argument words: class ConvolutionBlock in src/kernels/assembly/tensor/convolution-block.ts. */
function words(g: BlockGeometry, at: Addresses): number[] {
  return [
    ...[
      at.x ?? 0,
      at.u ?? 0,
      at.y ?? 0,
      at.bias ?? 0,
      at.choice ?? 0,
      g.height,
      g.width,
      g.channels,
      g.filters,
      g.images,
    ],
    ...[at.imagesPerChunk ?? 1, g.pool ? 1 : 0, g.relu ? 1 : 0, at.dy ?? 0, at.out ?? 0],
    ...[g.tileRows, g.tileColumns, at.bands ?? 1],
  ];
}

/** The filter in Winograd's domain, in memory the caller releases. */
function transformedFilter(
  backend: HybridWasmBackend,
  g: BlockGeometry,
  filter: TensorInfo,
  transposed: boolean,
): number {
  const [rows, columns] = transposed ? [g.filters, g.channels] : [g.channels, g.filters];
  const u = backend.runtime.arena.allocate(16 * rows * Math.ceil(columns / 8) * 8 * 4);
  const args = [backend.address(filter), u, g.channels, g.filters, transposed ? 1 : 0];
  backend.runtime.run(tensorTask.transformFilter, 1, args);
  return u;
}

/** Convolution, bias, ReLU and pooling; `choice` tells the gradient tasks which inputs the pooling took. */
export function runBlock(
  backend: HybridWasmBackend,
  g: BlockGeometry,
  inputs: { x: TensorInfo; filter: TensorInfo; bias?: TensorInfo | undefined },
): { y: TensorInfo; choice: TensorInfo | undefined } {
  const { runtime } = backend;
  const direct = g.channels <= FEW_CHANNELS;
  const shape = g.pool ? [g.images, g.tileRows, g.tileColumns, g.filters] : [g.images, g.height, g.width, g.filters];
  const y = backend.allocate(shape);
  const choice = g.pool ? backend.allocateBytes(shape) : undefined;
  const x = backend.address(inputs.x);
  const bias = inputs.bias === undefined ? 0 : backend.address(inputs.bias);
  const u = direct ? backend.address(inputs.filter) : transformedFilter(backend, g, inputs.filter, false);
  const bands = Math.max(1, Math.min(g.tileRows >> 2, Math.floor(16 / g.images)));
  const at = { x, u, y: backend.address(y), bias, choice: choice === undefined ? 0 : backend.address(choice), bands };
  runtime.run(direct ? tensorTask.fewChannels : tensorTask.winograd, g.images * bands, words(g, at));
  if (!direct) runtime.arena.release(u);
  return { y, choice };
}

/** The input's gradient, where channels come in fours. */
export function runBlockInputGradient(
  backend: HybridWasmBackend,
  g: BlockGeometry,
  inputs: { dy: TensorInfo; filter: TensorInfo; choice?: TensorInfo },
): TensorInfo {
  const { runtime } = backend;
  const dx = backend.allocate([g.images, g.height, g.width, g.channels]);
  const u = transformedFilter(backend, g, inputs.filter, true);
  const choice = inputs.choice === undefined ? 0 : backend.address(inputs.choice);
  const at = { u, dy: backend.address(inputs.dy), out: backend.address(dx), choice };
  runtime.run(tensorTask.winogradInputGradient, g.images, words(g, at));
  runtime.arena.release(u);
  return dx;
}

/** Gradients of filter and bias, summed over fixed runs of images and then in order. */
export function runBlockFilterGradient(
  backend: HybridWasmBackend,
  g: BlockGeometry,
  inputs: { x: TensorInfo; dy: TensorInfo; choice?: TensorInfo },
): { filter: TensorInfo; bias: TensorInfo } {
  const { runtime } = backend;
  const size = 9 * g.channels * g.filters + g.filters;
  const imagesPerChunk = Math.ceil(g.images / Math.min(g.images, 16));
  const parts = Math.ceil(g.images / imagesPerChunk);
  const partial = runtime.arena.allocate((parts + 1) * size * 4);
  const [x, dy] = [backend.address(inputs.x), backend.address(inputs.dy)];
  const choice = inputs.choice === undefined ? 0 : backend.address(inputs.choice);
  const task = g.channels <= FEW_CHANNELS ? tensorTask.fewChannelsFilterGradient : tensorTask.winogradFilterGradient;
  runtime.run(task, parts, words(g, { x, dy, out: partial, choice, imagesPerChunk }));
  const filter = backend.allocate([3, 3, g.channels, g.filters]);
  const bias = backend.allocate([g.filters]);
  const sums = partial + parts * size * 4;
  addParts(backend, partial, sums, parts, size);
  const all = runtime.floats(sums, size);
  const split = size - g.filters;
  runtime.floats(backend.address(filter), split).set(all.subarray(0, split));
  runtime.floats(backend.address(bias), g.filters).set(all.subarray(split));
  runtime.arena.release(partial);
  return { filter, bias };
}

/** The gradient before pooling and ReLU as a tensor of its own: what a plain convolution's gradient starts from. */
export function expandBlockGradient(
  backend: HybridWasmBackend,
  g: BlockGeometry,
  inputs: { dy: TensorInfo; choice: TensorInfo },
): TensorInfo {
  const full = backend.allocate([g.images, g.height, g.width, g.filters]);
  const at = { dy: backend.address(inputs.dy), choice: backend.address(inputs.choice), out: backend.address(full) };
  backend.runtime.run(tensorTask.expandBlockGradient, g.images, words(g, at));
  return full;
}
