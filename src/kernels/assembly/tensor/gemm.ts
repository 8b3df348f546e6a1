// Matrix product in tiles of 4 rows × 8 columns held in eight registers.
import { scratch } from './scratch';

/**
 * C[m, n] (+)= Σ_p A[m, p] B[p, n] for m < rows, n < columns, p < depth. Element A[m, p] lies at a + m·aRow + p·aStep, B
 * has rows of contiguous floats bRow bytes apart, and so has C (cRow). May read, but never use, up to 28 bytes past a row of B.
 */
export function gemm(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  accumulate: bool,
): void {
  for (let n = 0; n < columns; n += 8) {
    const width = min(8, columns - n);
    let m = 0;
    let am = a;
    let cm = c + (<usize>n << 2);
    const bn = b + (<usize>n << 2);
    for (; m + 4 <= rows; m += 4) {
      if (aStep == 4) tileContiguous(depth, am, aRow, bn, bRow, cm, cRow, width, accumulate);
      else tileStrided(depth, am, aRow, aStep, bn, bRow, cm, cRow, width, accumulate);
      am += aRow << 2;
      cm += cRow << 2;
    }
    for (; m < rows; m++) {
      tileRow(depth, am, aStep, bn, bRow, cm, width, accumulate);
      am += aRow;
      cm += cRow;
    }
  }
}

// @ts-ignore: decorator
@inline
function finish(c: usize, low: v128, high: v128, width: i32, accumulate: bool): void {
  if (width == 8) {
    if (accumulate) {
      low = f32x4.add(v128.load(c), low);
      high = f32x4.add(v128.load(c, 16), high);
    }
    v128.store(c, low);
    v128.store(c, high, 16);
  } else finishNarrow(c, low, high, width, accumulate);
}

function finishNarrow(c: usize, low: v128, high: v128, width: i32, accumulate: bool): void {
  for (let n = 0; n < width; n++) {
    const value = f32x4.extract_lane(low, 0);
    store<f32>(c, accumulate ? load<f32>(c) + value : value);
    low = n == 3 ? high : v128.shuffle<i32>(low, low, 1, 2, 3, 0);
    c += 4;
  }
}

export function tileContiguous(
  depth: i32,
  a0: usize,
  aRow: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  width: i32,
  accumulate: bool,
): void {
  let a1 = a0 + aRow;
  let a2 = a1 + aRow;
  let a3 = a2 + aRow;
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  // One step an iteration: the compiler spills registers when this is unrolled, which costs a fifth of the speed.
  const end = a0 + (<usize>depth << 2);
  while (a0 < end) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let x = v128.load32_splat(a0);
    c00 = f32x4.add(c00, f32x4.mul(x, b0));
    c01 = f32x4.add(c01, f32x4.mul(x, b1));
    x = v128.load32_splat(a1);
    c10 = f32x4.add(c10, f32x4.mul(x, b0));
    c11 = f32x4.add(c11, f32x4.mul(x, b1));
    x = v128.load32_splat(a2);
    c20 = f32x4.add(c20, f32x4.mul(x, b0));
    c21 = f32x4.add(c21, f32x4.mul(x, b1));
    x = v128.load32_splat(a3);
    c30 = f32x4.add(c30, f32x4.mul(x, b0));
    c31 = f32x4.add(c31, f32x4.mul(x, b1));
    b += bRow;
    a0 += 4;
    a1 += 4;
    a2 += 4;
    a3 += 4;
  }
  finish(c, c00, c01, width, accumulate);
  finish(c + cRow, c10, c11, width, accumulate);
  finish(c + 2 * cRow, c20, c21, width, accumulate);
  finish(c + 3 * cRow, c30, c31, width, accumulate);
}

export function tileStrided(
  depth: i32,
  a: usize,
  aRow: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
  width: i32,
  accumulate: bool,
): void {
  const a2Row = aRow << 1;
  const a3Row = aRow + a2Row;
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  if (aRow == 4) {
    for (let p = 0; p < depth; p++) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let x = v128.load32_splat(a);
      c00 = f32x4.add(c00, f32x4.mul(x, b0));
      c01 = f32x4.add(c01, f32x4.mul(x, b1));
      x = v128.load32_splat(a, 4);
      c10 = f32x4.add(c10, f32x4.mul(x, b0));
      c11 = f32x4.add(c11, f32x4.mul(x, b1));
      x = v128.load32_splat(a, 8);
      c20 = f32x4.add(c20, f32x4.mul(x, b0));
      c21 = f32x4.add(c21, f32x4.mul(x, b1));
      x = v128.load32_splat(a, 12);
      c30 = f32x4.add(c30, f32x4.mul(x, b0));
      c31 = f32x4.add(c31, f32x4.mul(x, b1));
      b += bRow;
      a += aStep;
    }
  } else {
    for (let p = 0; p < depth; p++) {
      const b0 = v128.load(b);
      const b1 = v128.load(b, 16);
      let x = v128.load32_splat(a);
      c00 = f32x4.add(c00, f32x4.mul(x, b0));
      c01 = f32x4.add(c01, f32x4.mul(x, b1));
      x = v128.load32_splat(a + aRow);
      c10 = f32x4.add(c10, f32x4.mul(x, b0));
      c11 = f32x4.add(c11, f32x4.mul(x, b1));
      x = v128.load32_splat(a + a2Row);
      c20 = f32x4.add(c20, f32x4.mul(x, b0));
      c21 = f32x4.add(c21, f32x4.mul(x, b1));
      x = v128.load32_splat(a + a3Row);
      c30 = f32x4.add(c30, f32x4.mul(x, b0));
      c31 = f32x4.add(c31, f32x4.mul(x, b1));
      b += bRow;
      a += aStep;
    }
  }
  finish(c, c00, c01, width, accumulate);
  finish(c + cRow, c10, c11, width, accumulate);
  finish(c + 2 * cRow, c20, c21, width, accumulate);
  finish(c + 3 * cRow, c30, c31, width, accumulate);
}

function tileRow(
  depth: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  width: i32,
  accumulate: bool,
): void {
  let low = f32x4.splat(0);
  let high = low;
  for (let p = 0; p < depth; p++) {
    const x = v128.load32_splat(a);
    low = f32x4.add(low, f32x4.mul(x, v128.load(b)));
    high = f32x4.add(high, f32x4.mul(x, v128.load(b, 16)));
    a += aStep;
    b += bRow;
  }
  finish(c, low, high, width, accumulate);
}

/** Depth of a block whose panel of B stays in the first-level cache. */
const BLOCK = 256;

/**
 * One chunk of a product of any strides. Chunks divide rows, columns and depth; each part of the depth has a C of its own
 * (`part` bytes apart), which the host sums in order.
 */
export function matMulChunk(args: usize, chunk: i32): void {
  const rows = load<i32>(args);
  const columns = load<i32>(args, 4);
  const depth = load<i32>(args, 8);
  const aRow = load<usize>(args, 16);
  const aStep = load<usize>(args, 20);
  const bRow = load<usize>(args, 28);
  const bStep = load<usize>(args, 32);
  const rowChunk = load<i32>(args, 40);
  const columnChunk = load<i32>(args, 44);
  const depthChunk = load<i32>(args, 48);
  const rowChunks = (rows + rowChunk - 1) / rowChunk;
  const columnChunks = (columns + columnChunk - 1) / columnChunk;
  const m0 = (chunk % rowChunks) * rowChunk;
  const rest = chunk / rowChunks;
  const n0 = (rest % columnChunks) * columnChunk;
  const part = rest / columnChunks;
  const p0 = part * depthChunk;
  const p1 = min(p0 + depthChunk, depth);
  const mCount = min(rowChunk, rows - m0);
  const n1 = min(n0 + columnChunk, columns);
  const cRow = <usize>columns << 2;
  const a = load<usize>(args, 12) + <usize>m0 * aRow;
  const b = load<usize>(args, 24);
  const c = load<usize>(args, 36) + <usize>part * <usize>rows * cRow + <usize>m0 * cRow;
  for (let p = p0; p < p1; p += BLOCK) {
    const count = min(BLOCK, p1 - p);
    for (let n = n0; n < n1; n += 8) {
      const width = min(8, n1 - n);
      let panel = b + <usize>p * bRow + <usize>n * bStep;
      let panelRow = bRow;
      if (bStep != 4 || mCount >= 16) {
        pack(panel, bRow, bStep, count, width);
        panel = scratch;
        panelRow = 32;
      }
      gemm(mCount, width, count, a + <usize>p * aStep, aRow, aStep, panel, panelRow, c + (<usize>n << 2), cRow, p > p0);
    }
  }
}

/** A panel of B as rows of eight contiguous floats, zeros beyond the matrix. */
function pack(b: usize, bRow: usize, bStep: usize, depth: i32, width: i32): void {
  let to = scratch;
  if (bStep == 4 && width == 8) {
    for (let p = 0; p < depth; p++) {
      v128.store(to, v128.load(b));
      v128.store(to, v128.load(b, 16), 16);
      to += 32;
      b += bRow;
    }
    return;
  }
  for (let p = 0; p < depth; p++) {
    for (let n = 0; n < 8; n++) {
      store<f32>(to, n < width ? load<f32>(b + <usize>n * bStep) : 0);
      to += 4;
    }
    b += bRow;
  }
}
