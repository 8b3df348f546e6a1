import { backend_util, util, type TensorInfo } from '@tensorflow/tfjs-core';
import { binaryKind, operandForm, tensorTask, unaryKind } from '../../../kernels/tensor-tasks';
import type { HybridWasmBackend } from '../hybrid-wasm-backend';
import { allFloat, defineKernels, ELEMENTS_PER_CHUNK, type FastKernel } from '../kernel-definition';

const chunksOf = (count: number, size: number): number => Math.ceil(count / size);

/** Applies a unary kind in place or into another tensor. */
export function runUnary(backend: HybridWasmBackend, kind: number, from: number, to: number, count: number): void {
  const words = [kind, from, to, count, ELEMENTS_PER_CHUNK];
  backend.runtime.run(tensorTask.unary, chunksOf(count, ELEMENTS_PER_CHUNK), words);
}

function unary(kind: number): FastKernel {
  return ({ backend, inputs }) => {
    const x = inputs['x']!;
    if (!allFloat(x)) return undefined;
    const y = backend.allocate(x.shape);
    runUnary(backend, kind, backend.address(x), backend.address(y), util.sizeFromShape(x.shape));
    return y;
  };
}

function binary(kind: number): FastKernel {
  return ({ backend, inputs }) => {
    const a = inputs['a']!;
    const b = inputs['b']!;
    if (!allFloat(a, b)) return undefined;
    const shape = backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const plan = planBroadcast(a, b, shape);
    if (plan === undefined) return undefined;
    const y = backend.allocate(shape);
    const { rows, period, aForm, bForm } = plan;
    const step = Math.max(1, Math.floor(ELEMENTS_PER_CHUNK / period));
    const words = [kind, backend.address(a), backend.address(b), backend.address(y), rows, period, step, aForm, bForm];
    backend.runtime.run(tensorTask.binary, chunksOf(rows, step), words);
    return y;
  };
}

interface BroadcastPlan {
  rows: number;
  period: number;
  aForm: number;
  bForm: number;
}

/** How two operands meet, where one of them is whole and the other whole, a scalar, a row or a column. */
function planBroadcast(a: TensorInfo, b: TensorInfo, shape: number[]): BroadcastPlan | undefined {
  const size = util.sizeFromShape(shape);
  const aSize = util.sizeFromShape(a.shape);
  const bSize = util.sizeFromShape(b.shape);
  if (aSize === size && bSize === size) {
    const period = blockOf(size);
    return { rows: size / period, period, aForm: operandForm.whole, bForm: operandForm.whole };
  }
  if (aSize === size) {
    const part = planPart(b.shape, bSize, size, shape);
    return part && { rows: part.rows, period: part.period, aForm: operandForm.whole, bForm: part.form };
  }
  if (bSize !== size) return undefined;
  const part = planPart(a.shape, aSize, size, shape);
  return part && { rows: part.rows, period: part.period, aForm: part.form, bForm: operandForm.whole };
}

function planPart(
  part: number[],
  partSize: number,
  size: number,
  shape: number[],
): { rows: number; period: number; form: number } | undefined {
  if (partSize === 1) {
    const period = blockOf(size);
    return { rows: size / period, period, form: operandForm.scalar };
  }
  const aligned = [...new Array<number>(shape.length - part.length).fill(1), ...part];
  const firstReal = aligned.findIndex((n) => n !== 1);
  if (aligned.slice(firstReal).every((n, i) => n === shape[firstReal + i]))
    return { rows: size / partSize, period: partSize, form: operandForm.row };
  const lastReal = aligned.findLastIndex((n) => n !== 1);
  if (aligned.slice(0, lastReal + 1).every((n, i) => n === shape[i]))
    return { rows: partSize, period: size / partSize, form: operandForm.column };
  return undefined;
}

/** The longest period up to a chunk that divides the size into rows. */
function blockOf(size: number): number {
  if (size <= ELEMENTS_PER_CHUNK) return size;
  for (let period = 8192; period >= 64; period /= 2) if (size % period === 0) return period;
  return size;
}

export function defineElementwiseKernels(): void {
  defineKernels({
    Relu: unary(unaryKind.relu),
    Neg: unary(unaryKind.negate),
    Sqrt: unary(unaryKind.squareRoot),
    Square: unary(unaryKind.square),
    Abs: unary(unaryKind.absolute),
    Rsqrt: unary(unaryKind.reciprocalSquareRoot),
    Reciprocal: unary(unaryKind.reciprocal),
    Exp: unary(unaryKind.exponential),
    Sigmoid: unary(unaryKind.logistic),
    Tanh: unary(unaryKind.hyperbolicTangent),
    Elu: unary(unaryKind.exponentialLinear),
    EluGrad: (call) =>
      binary(binaryKind.exponentialLinearGradient)({
        ...call,
        inputs: { a: call.inputs['dy']!, b: call.inputs['y']! },
      }),
    Step: (call) => ((call.attributes['alpha'] ?? 0) === 0 ? unary(unaryKind.step)(call) : undefined),
    Add: binary(binaryKind.add),
    Sub: binary(binaryKind.subtract),
    Multiply: binary(binaryKind.multiply),
    RealDiv: binary(binaryKind.divide),
    Maximum: binary(binaryKind.maximum),
    Minimum: binary(binaryKind.minimum),
    SquaredDifference: binary(binaryKind.squaredDifference),
    AddN: addMany,
  });
}

/** As many addresses as the argument block has room for. */
const MOST_SUMMANDS = 64;

const addMany: FastKernel = ({ backend, inputs }) => {
  const summands = Object.values(inputs);
  if (!allFloat(...summands) || summands.length > MOST_SUMMANDS) return undefined;
  const y = backend.allocate(summands[0]!.shape);
  const count = util.sizeFromShape(y.shape);
  const words = new Array<number>(80).fill(0);
  words.splice(0, 4, backend.address(y), summands.length, count, ELEMENTS_PER_CHUNK);
  words.push(...summands.map((summand) => backend.address(summand)));
  backend.runtime.run(tensorTask.addMany, chunksOf(count, ELEMENTS_PER_CHUNK), words);
  return y;
};
