// Sums over rows or columns of a matrix, in partial sums of fixed chunks that the host adds in order.
import { addFloats, copyFloats, zeroFloats } from './memory';

/** Sum of each column of a run of rows, into partial + chunk · columns. args: x, partial, rows, columns, rows in a chunk. */
export function columnSumsChunk(args: usize, chunk: i32): void {
  const columns = load<i32>(args, 12);
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 8) - start);
  const rowBytes = <usize>columns << 2;
  const x = load<usize>(args) + <usize>start * rowBytes;
  const to = load<usize>(args, 4) + <usize>chunk * rowBytes;
  let c = 0;
  for (; c + 4 <= columns; c += 4) {
    let sum = f32x4.splat(0);
    let at = x + (<usize>c << 2);
    for (let r = 0; r < rows; r++) {
      sum = f32x4.add(sum, v128.load(at));
      at += rowBytes;
    }
    v128.store(to + (<usize>c << 2), sum);
  }
  for (; c < columns; c++) {
    let sum: f32 = 0;
    let at = x + (<usize>c << 2);
    for (let r = 0; r < rows; r++) {
      sum += load<f32>(at);
      at += rowBytes;
    }
    store<f32>(to + (<usize>c << 2), sum);
  }
}

/** Adds `parts` arrays of `count` floats in order and scales the sum. args: parts, y, number of parts, count, chunk; scale at 256. */
export function addPartsChunk(args: usize, chunk: i32): void {
  const parts = load<usize>(args);
  const y = load<usize>(args, 4);
  const number = load<i32>(args, 8);
  const size = load<i32>(args, 12);
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const count = min(step, size - start);
  const scale = load<f32>(args, 256);
  const offset = <usize>start << 2;
  copyFloats(y + offset, parts + offset, count);
  for (let i = 1; i < number; i++) addFloats(y + offset, parts + offset + ((<usize>i * size) << 2), count);
  if (scale == 1) return;
  for (let i = 0; i < count; i++) {
    const at = y + offset + (<usize>i << 2);
    store<f32>(at, load<f32>(at) * scale);
  }
}

/** Sum (or maximum) of each of a run of rows. args: x, y, rows, columns, rows in a chunk, maximum?; scale at 256. */
export function rowSumsChunk(args: usize, chunk: i32): void {
  const columns = load<i32>(args, 12);
  const step = load<i32>(args, 16);
  const start = chunk * step;
  const rows = min(step, load<i32>(args, 8) - start);
  const scale = load<f32>(args, 256);
  const maximum = load<i32>(args, 20) != 0;
  let x = load<usize>(args) + ((<usize>start * columns) << 2);
  let y = load<usize>(args, 4) + (<usize>start << 2);
  for (let r = 0; r < rows; r++) {
    store<f32>(y, maximum ? rowMaximum(x, columns) : rowSum(x, columns) * scale);
    x += <usize>columns << 2;
    y += 4;
  }
}

function rowSum(x: usize, columns: i32): f32 {
  let lanes = f32x4.splat(0);
  let c = 0;
  for (; c + 4 <= columns; c += 4) {
    lanes = f32x4.add(lanes, v128.load(x));
    x += 16;
  }
  let sum =
    f32x4.extract_lane(lanes, 0) +
    f32x4.extract_lane(lanes, 1) +
    (f32x4.extract_lane(lanes, 2) + f32x4.extract_lane(lanes, 3));
  for (; c < columns; c++) {
    sum += load<f32>(x);
    x += 4;
  }
  return sum;
}

function rowMaximum(x: usize, columns: i32): f32 {
  let best = -f32.MAX_VALUE * 2;
  for (let c = 0; c < columns; c++) {
    best = max<f32>(best, load<f32>(x));
    x += 4;
  }
  return best;
}

/** y = sum of `number` arrays whose addresses stand at args + 320. args: y, number, count, chunk. */
export function addManyChunk(args: usize, chunk: i32): void {
  const number = load<i32>(args, 4);
  const step = load<i32>(args, 12);
  const start = chunk * step;
  const count = min(step, load<i32>(args, 8) - start);
  const offset = <usize>start << 2;
  const y = load<usize>(args) + offset;
  if (number == 0) return zeroFloats(y, count);
  copyFloats(y, load<usize>(args, 320) + offset, count);
  for (let i = 1; i < number; i++) addFloats(y, load<usize>(args + 320 + (<usize>i << 2)) + offset, count);
}
