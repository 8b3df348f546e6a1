import { broadcast_util, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { tensorTask, unaryKind, binaryKind, operandForm } from '../../../kernels/tensor-tasks';
import type { HybridWasmBackend } from '../hybrid-wasm-backend';
import { allFloat, defineKernels, ELEMENTS_PER_CHUNK, type FastKernel } from '../kernel-definition';
import { runUnary } from './elementwise';

/** A matrix in memory: element [i, j] lies at address + i·row + j·step bytes. */
export interface MatrixView {
  readonly address: number;
  readonly row: number;
  readonly step: number;
}

/** Depth above which a product with few outputs is split into parts that are summed in order. */
const PART_DEPTH = 1024;
const MOST_PARTS = 16;
const SMALL_WORK = 250_000;

/** c[rows, columns] = a[rows, depth] · b[depth, columns]; how it is cut depends on the shape alone. */
export function runMatMul(
  backend: HybridWasmBackend,
  a: MatrixView,
  b: MatrixView,
  c: number,
  rows: number,
  columns: number,
  depth: number,
): void {
  const { runtime } = backend;
  let rowChunk = rows;
  let columnChunk = columns;
  let depthChunk = depth;
  if (rows * columns * depth > SMALL_WORK) {
    if (rows * columns <= 65536 && depth >= 2 * PART_DEPTH)
      depthChunk = Math.max(PART_DEPTH, Math.ceil(depth / MOST_PARTS / 256) * 256);
    else if (rows >= columns) rowChunk = Math.max(32, Math.ceil(rows / 64) * 4);
    else columnChunk = Math.max(64, Math.ceil(columns / 128) * 8);
  }
  const parts = Math.ceil(depth / depthChunk);
  const chunks = Math.ceil(rows / rowChunk) * Math.ceil(columns / columnChunk) * parts;
  const size = rows * columns;
  const target = parts === 1 ? c : runtime.arena.allocate(parts * size * 4);
  const words = [rows, columns, depth, a.address, a.row, a.step, b.address, b.row, b.step, target];
  runtime.run(tensorTask.matMul, chunks, [...words, rowChunk, columnChunk, depthChunk]);
  if (parts === 1) return;
  addParts(backend, target, c, parts, size);
  runtime.arena.release(target);
}

/** Sums arrays of `size` floats that lie behind one another, in order, into `to`, and scales the sum. */
export function addParts(
  backend: HybridWasmBackend,
  from: number,
  to: number,
  parts: number,
  size: number,
  scale = 1,
): void {
  const step = 4096;
  backend.runtime.run(tensorTask.addParts, Math.ceil(size / step), [from, to, parts, size, step], [scale]);
}

function batchProduct(
  backend: HybridWasmBackend,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo {
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
  const rows = transposeA ? aColumns : aRows;
  const depth = transposeA ? aRows : aColumns;
  const columns = transposeB ? bRows : bColumns;
  const batchShape = broadcast_util.assertAndGetBroadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const batch = util.sizeFromShape(batchShape);
  const y = backend.allocate([...batchShape, rows, columns]);
  const aBatch = util.sizeFromShape(a.shape.slice(0, -2));
  const bBatch = util.sizeFromShape(b.shape.slice(0, -2));
  const [aAddress, bAddress, yAddress] = [backend.address(a), backend.address(b), backend.address(y)];
  for (let i = 0; i < batch; i++) {
    const aAt = aAddress + (aBatch === 1 ? 0 : i) * aRows * aColumns * 4;
    const bAt = bAddress + (bBatch === 1 ? 0 : i) * bRows * bColumns * 4;
    const left = { address: aAt, row: transposeA ? 4 : aColumns * 4, step: transposeA ? aColumns * 4 : 4 };
    const right = { address: bAt, row: transposeB ? 4 : bColumns * 4, step: transposeB ? bColumns * 4 : 4 };
    runMatMul(backend, left, right, yAddress + i * rows * columns * 4, rows, columns, depth);
  }
  return y;
}

/** Batches that are equal, or one of which is a single matrix. */
function coversBatches(a: TensorInfo, b: TensorInfo): boolean {
  const aBatch = util.sizeFromShape(a.shape.slice(0, -2));
  const bBatch = util.sizeFromShape(b.shape.slice(0, -2));
  const same = util.arraysEqual(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return same || aBatch === 1 || bBatch === 1;
}

const batchMatMul: FastKernel = ({ backend, inputs, attributes }) => {
  const a = inputs['a']!;
  const b = inputs['b']!;
  if (!allFloat(a, b) || !coversBatches(a, b)) return undefined;
  return batchProduct(backend, a, b, attributes['transposeA'] === true, attributes['transposeB'] === true);
};

/** Activations that a fused kernel may name. */
const activationKinds: Readonly<Record<string, number>> = {
  relu: unaryKind.relu,
  elu: unaryKind.exponentialLinear,
  sigmoid: unaryKind.logistic,
  tanh: unaryKind.hyperbolicTangent,
};

/** Adds a row of biases and applies an activation, in place. */
export function finishFused(
  backend: HybridWasmBackend,
  y: TensorInfo,
  bias: TensorInfo | undefined,
  activation: string,
): TensorInfo {
  const address = backend.address(y);
  const size = util.sizeFromShape(y.shape);
  if (bias !== undefined) {
    const period = util.sizeFromShape(bias.shape);
    const step = Math.max(1, Math.floor(ELEMENTS_PER_CHUNK / period));
    const rows = size / period;
    const words = [binaryKind.add, address, backend.address(bias), address, rows, period, step];
    backend.runtime.run(tensorTask.binary, Math.ceil(rows / step), [...words, operandForm.whole, operandForm.row]);
  }
  const kind = activationKinds[activation];
  if (kind !== undefined) runUnary(backend, kind, address, address, size);
  return y;
}

/** Whether `finishFused` can do what a fused call asks for after its product. */
export function coversFusion(
  inputs: Readonly<Record<string, TensorInfo | undefined>>,
  activation: string,
  columns: number,
): boolean {
  const bias = inputs['bias'];
  const known = activation === 'linear' || activationKinds[activation] !== undefined;
  return known && (bias === undefined || (bias.dtype === 'float32' && util.sizeFromShape(bias.shape) === columns));
}

const fusedMatMul: FastKernel = ({ backend, inputs, attributes }) => {
  const a = inputs['a']!;
  const b = inputs['b']!;
  const activation = (attributes['activation'] as string | undefined) ?? 'linear';
  const columns = b.shape[attributes['transposeB'] === true ? b.shape.length - 2 : b.shape.length - 1]!;
  if (!allFloat(a, b) || !coversBatches(a, b) || !coversFusion(inputs, activation, columns)) return undefined;
  const y = batchProduct(backend, a, b, attributes['transposeA'] === true, attributes['transposeB'] === true);
  return finishFused(backend, y, inputs['bias'], activation);
};

export function defineMatrixProductKernels(): void {
  defineKernels({ BatchMatMul: batchMatMul, _FusedMatMul: fusedMatMul });
}
