// 3×3 convolution, stride 1, same padding, by Winograd's minimal filtering F(2×2, 3×3) (Lavin and Gray 2016,
// arXiv 1509.09308): each 2×2 tile of outputs takes 16 multiplications a channel pair instead of 36,
// y = Aᵀ[(G w Gᵀ) ⊙ (Bᵀ x B)]A. Both gradients are the transposes of these same linear maps, hence exact:
// dw = Gᵀ[Σ (Bᵀ x B) ⊙ (A dy Aᵀ)]G and dx = B[(G w Gᵀ) ⊙ (A dy Aᵀ)]Bᵀ. Bias, ReLU and 2×2 maximum pooling happen
// on the tile in registers. Works through the image one row of tiles at a time; NHWC, channels in fours.
import { tileContiguous, tileStrided } from './gemm';
import { panelProduct, transposedProduct } from './panel-product';
import { ConvolutionBlock } from './convolution-block';
import { inputGradientRow, inputRow, outputGradientRow, outputRow } from './winograd-transforms';
import { scratch } from './scratch';

/** src/training/backend/kernels/block-tasks.ts reckons with it. */
const TILES_TOGETHER = 64;

/** Bytes from one of the sixteen planes to the next, off the multiples that would crowd one cache set. */
// @ts-ignore: decorator
@inline
function planeBytes(tiles: i32, channels: i32): usize {
  return <usize>((tiles + 3) & ~3) * (<usize>channels << 2) + 64;
}

/** U = G w Gᵀ as panels of eight columns, [16][panel][row][8]: rows are channels and columns filters, or (transposed) the reverse. */
export function transformFilter(args: usize, _chunk: i32): void {
  const w = load<usize>(args);
  const u = load<usize>(args, 4);
  const channels = load<i32>(args, 8);
  const filters = load<i32>(args, 12);
  const transposed = load<i32>(args, 16) != 0;
  const rows = transposed ? filters : channels;
  const columns = transposed ? channels : filters;
  const panels = (columns + 7) >> 3;
  const plane = (<usize>panels * rows) << 5;
  const tap = (<usize>channels * filters) << 2;
  for (let column = 0; column < panels << 3; column++)
    for (let row = 0; row < rows; row++) {
      const at = u + (((<usize>(column >> 3) * rows + row) * 8 + (column & 7)) << 2);
      if (column >= columns) {
        for (let k = 0; k < 16; k++) store<f32>(at + <usize>k * plane, 0);
        continue;
      }
      const c = transposed ? column : row;
      const f = transposed ? row : column;
      const from = w + ((<usize>c * filters + f) << 2);
      for (let i = 0; i < 4; i++) {
        const a = filterRow(i, from, tap * 3, 0);
        const b = filterRow(i, from + tap, tap * 3, 0);
        const d = filterRow(i, from + 2 * tap, tap * 3, 0);
        const to = at + <usize>(4 * i) * plane;
        store<f32>(to, a);
        store<f32>(to + plane, (a + b + d) * 0.5);
        store<f32>(to + 2 * plane, (a - b + d) * 0.5);
        store<f32>(to + 3 * plane, d);
      }
    }
}

/** Row i of G applied to three values `step` bytes apart. */
// @ts-ignore: decorator
@inline
function filterRow(i: i32, at: usize, step: usize, offset: usize): f32 {
  const a = load<f32>(at + offset);
  const b = load<f32>(at + offset + step);
  const c = load<f32>(at + offset + 2 * step);
  return i == 0 ? a : i == 1 ? (a + b + c) * 0.5 : i == 2 ? (a - b + c) * 0.5 : c;
}

/** c_k[tiles, columns] = a_k[tiles, depth] · u_k for the sixteen planes. */
function planeProducts(
  tiles: i32,
  depth: i32,
  columns: i32,
  a: usize,
  aPlane: usize,
  u: usize,
  c: usize,
  cPlane: usize,
): void {
  const aRow = <usize>depth << 2;
  const cRow = <usize>columns << 2;
  const panel = <usize>depth << 5;
  for (let k = 0; k < 16; k++) {
    for (let n = 0; n < columns; n += 8) {
      const width = min(8, columns - n);
      if (width == 8) {
        panelProduct(tiles, depth, a, aRow, u, c + (<usize>n << 2), cRow);
        u += panel;
        continue;
      }
      let from = a;
      let to = c + (<usize>n << 2);
      for (let m = 0; m < tiles; m += 4) {
        tileContiguous(depth, from, aRow, u, 32, to, cRow, width, false);
        from += aRow << 2;
        to += cRow << 2;
      }
      u += panel;
    }
    a += aPlane;
    c += cPlane;
  }
}

/** Rows of tiles that go through the products together: enough tiles that a plane of U, fetched once, serves many. */
function rowsTogether(g: ConvolutionBlock): i32 {
  return max(1, TILES_TOGETHER / g.tileColumns);
}

/** A chunk is a band of tile rows of one image. */
export function winogradChunk(args: usize, chunk: i32): void {
  const g = changetype<ConvolutionBlock>(args);
  const image = chunk / g.bands;
  const band = (g.tileRows + g.bands - 1) / g.bands;
  const first = (chunk % g.bands) * band;
  const last = min(g.tileRows, first + band);
  const together = rowsTogether(g);
  const vPlane = planeBytes(together * g.tileColumns, g.channels);
  const mPlane = planeBytes(together * g.tileColumns, g.filters);
  const vRow = (<usize>g.tileColumns * g.channels) << 2;
  const mRow = (<usize>g.tileColumns * g.filters) << 2;
  const zeros = scratch;
  const v = zeros + ((<usize>g.width * g.channels) << 2) + 64;
  const m = v + 16 * vPlane;
  memory.fill(zeros, 0, (<usize>g.width * g.channels) << 2);
  for (let row = first; row < last; row += together) {
    const rows = min(together, last - row);
    for (let r = 0; r < rows; r++) inputRow(g, image, row + r, zeros, v + <usize>r * vRow, vPlane);
    planeProducts(rows * g.tileColumns, g.channels, g.filters, v, vPlane, g.u, m, mPlane);
    for (let r = 0; r < rows; r++) outputRow(g, image, row + r, m + <usize>r * mRow, mPlane);
  }
}

/** A chunk is one image; u holds the filter transposed. Every value of dx is written. */
export function winogradInputChunk(args: usize, image: i32): void {
  const g = changetype<ConvolutionBlock>(args);
  const together = rowsTogether(g);
  const vPlane = planeBytes(together * g.tileColumns, g.channels);
  const zPlane = planeBytes(together * g.tileColumns, g.filters);
  const vRow = (<usize>g.tileColumns * g.channels) << 2;
  const zRow = (<usize>g.tileColumns * g.filters) << 2;
  const z = scratch;
  const v = z + 16 * zPlane;
  for (let row = 0; row < g.tileRows; row += together) {
    const rows = min(together, g.tileRows - row);
    for (let r = 0; r < rows; r++) outputGradientRow(g, image, row + r, z + <usize>r * zRow, zPlane, 0);
    planeProducts(rows * g.tileColumns, g.filters, g.channels, z, zPlane, g.u, v, vPlane);
    for (let r = 0; r < rows; r++) inputGradientRow(g, image, row + r, v + <usize>r * vRow, vPlane);
  }
}

/** A chunk is a run of images; its part of the result is the gradient of the filter and, behind it, of the bias. */
export function winogradFilterChunk(args: usize, chunk: i32): void {
  const g = changetype<ConvolutionBlock>(args);
  const together = rowsTogether(g);
  const tap = <usize>g.channels * g.filters;
  const vPlane = planeBytes(together * g.tileColumns, g.channels);
  const zPlane = planeBytes(together * g.tileColumns, g.filters);
  const vRow = (<usize>g.tileColumns * g.channels) << 2;
  const zRow = (<usize>g.tileColumns * g.filters) << 2;
  const sums = scratch;
  const zeros = sums + (tap << 6);
  const v = zeros + ((<usize>g.width * g.channels) << 2) + 64;
  const z = v + 16 * vPlane;
  const part = g.out + <usize>chunk * ((tap * 9 + g.filters) << 2);
  const bias = part + ((tap * 9) << 2);
  memory.fill(sums, 0, tap << 6);
  memory.fill(zeros, 0, (<usize>g.width * g.channels) << 2);
  memory.fill(bias, 0, <usize>g.filters << 2);
  const last = min(g.images, (chunk + 1) * g.imagesPerChunk);
  for (let image = chunk * g.imagesPerChunk; image < last; image++)
    for (let row = 0; row < g.tileRows; row += together) {
      const rows = min(together, g.tileRows - row);
      for (let r = 0; r < rows; r++) {
        inputRow(g, image, row + r, zeros, v + <usize>r * vRow, vPlane);
        outputGradientRow(g, image, row + r, z + <usize>r * zRow, zPlane, bias);
      }
      for (let k: usize = 0; k < 16; k++)
        addPlane(g, rows * g.tileColumns, v + k * vPlane, z + k * zPlane, sums + k * (tap << 2));
    }
  filterGradient(sums, part, tap << 2);
}

/** c[channels, filters] += vᵀ · z of one plane. */
function addPlane(g: ConvolutionBlock, tiles: i32, v: usize, z: usize, c: usize): void {
  const cRow = <usize>g.filters << 2;
  const aStep = <usize>g.channels << 2;
  for (let n = 0; n < g.filters; n += 8) {
    const width = min(8, g.filters - n);
    const b = z + (<usize>n << 2);
    let to = c + (<usize>n << 2);
    if (width == 8) {
      transposedProduct(g.channels, tiles, v, aStep, b, cRow, to, cRow);
      continue;
    }
    for (let m: usize = 0; m < aStep; m += 16) {
      tileStrided(tiles, v + m, 4, aStep, b, cRow, to, cRow, width, true);
      to += cRow << 2;
    }
  }
}

/** dw = Gᵀ dU G for every pair of channel and filter. */
function filterGradient(sums: usize, to: usize, plane: usize): void {
  const half = f32x4.splat(0.5);
  for (let at: usize = 0; at < plane; at += 16)
    for (let j: usize = 0; j < 3; j++) {
      // Column j of dU G, each of its four rows.
      const r0 = gradientColumn(sums + at, plane, j, half);
      const r1 = f32x4.mul(gradientColumn(sums + at + 4 * plane, plane, j, half), half);
      const r2 = f32x4.mul(gradientColumn(sums + at + 8 * plane, plane, j, half), half);
      const r3 = gradientColumn(sums + at + 12 * plane, plane, j, half);
      const sum = f32x4.add(r1, r2);
      v128.store(to + at + j * plane, f32x4.add(r0, sum));
      v128.store(to + at + (3 + j) * plane, f32x4.sub(r1, r2));
      v128.store(to + at + (6 + j) * plane, f32x4.add(sum, r3));
    }
}

// @ts-ignore: decorator
@inline
function gradientColumn(at: usize, plane: usize, j: usize, half: v128): v128 {
  const a = f32x4.mul(v128.load(at + plane), half);
  const b = f32x4.mul(v128.load(at + 2 * plane), half);
  if (j == 0) return f32x4.add(v128.load(at), f32x4.add(a, b));
  if (j == 1) return f32x4.sub(a, b);
  return f32x4.add(f32x4.add(a, b), v128.load(at + 3 * plane));
}
