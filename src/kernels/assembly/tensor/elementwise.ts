// Operations of one element at a time. A chunk is a run of elements.
import { exponential, exponentialLinear, hyperbolicTangent, logistic } from './activation';

/** Names of the numbers stand in src/kernels/elementwise-tasks.ts. */
// @ts-ignore: decorator
@inline
function unary(kind: i32, x: v128): v128 {
  const zero = f32x4.splat(0);
  switch (kind) {
    case 0:
      return f32x4.max(x, zero);
    case 1:
      return f32x4.neg(x);
    case 2:
      return f32x4.sqrt(x);
    case 3:
      return f32x4.mul(x, x);
    case 4:
      return f32x4.abs(x);
    case 5:
      return f32x4.div(f32x4.splat(1), f32x4.sqrt(x));
    case 6:
      return f32x4.div(f32x4.splat(1), x);
    case 8:
      return exponential(x);
    case 9:
      return logistic(x);
    case 10:
      return hyperbolicTangent(x);
    case 11:
      return exponentialLinear(x);
    default:
      // step: 1 where x > 0, 0 elsewhere, NaN kept
      return v128.bitselect(x, v128.and(f32x4.gt(x, zero), f32x4.splat(1)), f32x4.ne(x, x));
  }
}

// @ts-ignore: decorator
@inline
function binary(kind: i32, a: v128, b: v128): v128 {
  switch (kind) {
    case 0:
      return f32x4.add(a, b);
    case 1:
      return f32x4.sub(a, b);
    case 2:
      return f32x4.mul(a, b);
    case 3:
      return f32x4.div(a, b);
    case 4:
      return f32x4.max(a, b);
    case 5:
      return f32x4.min(a, b);
    case 6: {
      const d = f32x4.sub(a, b);
      return f32x4.mul(d, d);
    }
    case 8:
      // the gradient of the exponential linear unit from its output: a where b ≥ 0, a (b + 1) elsewhere
      return v128.bitselect(a, f32x4.mul(a, f32x4.add(b, f32x4.splat(1))), f32x4.ge(b, f32x4.splat(0)));
    default:
      // a where b > 0: the gradient of ReLU from its output
      return v128.and(a, f32x4.gt(b, f32x4.splat(0)));
  }
}

// @ts-ignore: decorator
@inline
function unaryRun(kind: i32, x: usize, y: usize, count: i32): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, unary(kind, v128.load(x)));
    x += 16;
  }
  for (; y < end; y += 4) {
    store<f32>(y, f32x4.extract_lane(unary(kind, v128.load32_splat(x)), 0));
    x += 4;
  }
}

/** args: kind, x, y, count, chunk. */
export function unaryChunk(args: usize, chunk: i32): void {
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const count = min(step, load<i32>(args, 12) - start);
  const x = load<usize>(args, 4) + (<usize>start << 2);
  const y = load<usize>(args, 8) + (<usize>start << 2);
  switch (load<i32>(args)) {
    case 0:
      return unaryRun(0, x, y, count);
    case 1:
      return unaryRun(1, x, y, count);
    case 2:
      return unaryRun(2, x, y, count);
    case 3:
      return unaryRun(3, x, y, count);
    case 4:
      return unaryRun(4, x, y, count);
    case 5:
      return unaryRun(5, x, y, count);
    case 6:
      return unaryRun(6, x, y, count);
    case 8:
      return unaryRun(8, x, y, count);
    case 9:
      return unaryRun(9, x, y, count);
    case 10:
      return unaryRun(10, x, y, count);
    case 11:
      return unaryRun(11, x, y, count);
    default:
      return unaryRun(7, x, y, count);
  }
}

// @ts-ignore: decorator
@inline
function binaryRun(kind: i32, a: usize, b: usize, y: usize, count: i32): void {
  const end = y + (<usize>count << 2);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, binary(kind, v128.load(a), v128.load(b)));
    a += 16;
    b += 16;
  }
  for (; y < end; y += 4) {
    store<f32>(y, f32x4.extract_lane(binary(kind, v128.load32_splat(a), v128.load32_splat(b)), 0));
    a += 4;
    b += 4;
  }
}

// @ts-ignore: decorator
@inline
function binaryScalarRun(kind: i32, a: usize, b: usize, y: usize, count: i32): void {
  const end = y + (<usize>count << 2);
  const s = v128.load32_splat(b);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, binary(kind, v128.load(a), s));
    a += 16;
  }
  for (; y < end; y += 4) {
    store<f32>(y, f32x4.extract_lane(binary(kind, v128.load32_splat(a), s), 0));
    a += 4;
  }
}

// @ts-ignore: decorator
@inline
function scalarBinaryRun(kind: i32, a: usize, b: usize, y: usize, count: i32): void {
  const end = y + (<usize>count << 2);
  const s = v128.load32_splat(a);
  for (; y + 16 <= end; y += 16) {
    v128.store(y, binary(kind, s, v128.load(b)));
    b += 16;
  }
  for (; y < end; y += 4) {
    store<f32>(y, f32x4.extract_lane(binary(kind, s, v128.load32_splat(b)), 0));
    b += 4;
  }
}

/** An operand's form (1, one row for all, needs no name here). */
const WHOLE = 0;
const COLUMN = 2;

/** args: kind, a, b, y, rows, period, rows in a chunk, form of a, form of b. */
// @ts-ignore: decorator
@inline
function binaryOf(kind: i32, args: usize, chunk: i32): void {
  const period = load<i32>(args, 20);
  const step = load<i32>(args, 24);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 16) - start);
  const aForm = load<i32>(args, 28);
  const bForm = load<i32>(args, 32);
  const rowBytes = <usize>period << 2;
  const aStep = aForm == WHOLE ? rowBytes : aForm == COLUMN ? 4 : 0;
  const bStep = bForm == WHOLE ? rowBytes : bForm == COLUMN ? 4 : 0;
  let a = load<usize>(args, 4) + <usize>start * aStep;
  let b = load<usize>(args, 8) + <usize>start * bStep;
  let y = load<usize>(args, 12) + <usize>start * rowBytes;
  if (aForm == WHOLE && bForm == WHOLE) return binaryRun(kind, a, b, y, rows * period);
  for (let r = 0; r < rows; r++) {
    if (bForm >= COLUMN) binaryScalarRun(kind, a, b, y, period);
    else if (aForm >= COLUMN) scalarBinaryRun(kind, a, b, y, period);
    else binaryRun(kind, a, b, y, period);
    a += aStep;
    b += bStep;
    y += rowBytes;
  }
}

export function binaryChunk(args: usize, chunk: i32): void {
  switch (load<i32>(args)) {
    case 0:
      return binaryOf(0, args, chunk);
    case 1:
      return binaryOf(1, args, chunk);
    case 2:
      return binaryOf(2, args, chunk);
    case 3:
      return binaryOf(3, args, chunk);
    case 4:
      return binaryOf(4, args, chunk);
    case 5:
      return binaryOf(5, args, chunk);
    case 6:
      return binaryOf(6, args, chunk);
    case 8:
      return binaryOf(8, args, chunk);
    default:
      return binaryOf(7, args, chunk);
  }
}
