import { backend_util, util } from '@tensorflow/tfjs-core';
import { tensorTask } from '../../../kernels/tensor-tasks';
import type { HybridWasmBackend } from '../hybrid-wasm-backend';
import { allFloat, defineKernels, ELEMENTS_PER_CHUNK, type FastKernel } from '../kernel-definition';
import { addParts } from './matrix-product';

/** y[columns] = scale · column sums of x[rows, columns], in partial sums of fixed chunks of rows. */
export function columnSums(
  backend: HybridWasmBackend,
  x: number,
  y: number,
  rows: number,
  columns: number,
  scale = 1,
): void {
  const step = Math.max(1, Math.floor(ELEMENTS_PER_CHUNK / columns), Math.ceil(rows / 256));
  const chunks = Math.ceil(rows / step);
  const { arena } = backend.runtime;
  const partial = arena.allocate(chunks * columns * 4);
  backend.runtime.run(tensorTask.columnSums, chunks, [x, partial, rows, columns, step]);
  addParts(backend, partial, y, chunks, columns, scale);
  arena.release(partial);
}

/** y[rows] = scale · row sums, or row maxima, of x[rows, columns]. */
export function rowReduction(
  backend: HybridWasmBackend,
  x: number,
  y: number,
  rows: number,
  columns: number,
  maximum: boolean,
  scale = 1,
): void {
  const step = Math.max(1, Math.floor(ELEMENTS_PER_CHUNK / columns));
  const words = [x, y, rows, columns, step, maximum ? 1 : 0];
  backend.runtime.run(tensorTask.rowSums, Math.ceil(rows / step), words, [scale]);
}

function reduction(kind: 'sum' | 'mean' | 'maximum'): FastKernel {
  return ({ backend, inputs, attributes }) => {
    const x = inputs['x']!;
    if (!allFloat(x)) return undefined;
    const axes = util.parseAxisParam(
      (attributes['axis'] ?? attributes['reductionIndices']) as number | number[],
      x.shape,
    );
    const keepDims = attributes['keepDims'] === true;
    const leading = axes.every((axis, i) => axis === i);
    const trailing = axes.every((axis, i) => axis === x.shape.length - axes.length + i);
    if (!(trailing || (leading && kind !== 'maximum'))) return undefined;
    const [outShape, reducedShape] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const y = backend.allocate(keepDims ? backend_util.expandShapeToKeepDim(outShape, axes) : outShape);
    const kept = util.sizeFromShape(outShape);
    const reduced = util.sizeFromShape(reducedShape);
    const scale = kind === 'mean' ? 1 / reduced : 1;
    const [from, to] = [backend.address(x), backend.address(y)];
    if (!trailing) columnSums(backend, from, to, reduced, kept, scale);
    else if (kept === 1 && reduced > ELEMENTS_PER_CHUNK && kind !== 'maximum')
      sumOfAll(backend, from, to, reduced, scale);
    else rowReduction(backend, from, to, kept, reduced, kind === 'maximum', scale);
    return y;
  };
}

function sumOfAll(backend: HybridWasmBackend, x: number, y: number, count: number, scale: number): void {
  const { arena } = backend.runtime;
  const columns = 256;
  const rows = Math.floor(count / columns);
  const sums = arena.allocate((columns + count - rows * columns) * 4);
  columnSums(backend, x, sums, rows, columns);
  const rest = count - rows * columns;
  if (rest > 0)
    backend.runtime.floats(sums, columns + rest).set(backend.runtime.floats(x + rows * columns * 4, rest), columns);
  rowReduction(backend, sums, y, 1, columns + rest, false, scale);
  arena.release(sums);
}

export function defineReductionKernels(): void {
  defineKernels({ Sum: reduction('sum'), Mean: reduction('mean'), Max: reduction('maximum') });
}
