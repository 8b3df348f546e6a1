// 3×3 convolution, stride 1, same padding, of images with few channels (grey or colour), where gathering patches would cost
// more than multiplying: 2×2 tiles of outputs straight from the input, four filters at a time.
import { poolTile, storeTile } from './tile-output';
import { ConvolutionBlock } from './convolution-block';
import { scratch } from './scratch';

/**
 * The four input rows of a row of tiles, channel by channel ([channel][4][line]), with a zero before and zeros behind: within
 * a tile every address is then a constant away from the first.
 */
function paddedRows(g: ConvolutionBlock, image: i32, row: i32, to: usize, line: usize): void {
  const channels = g.channels;
  const pixel = <usize>channels << 2;
  const width = <usize>g.width * pixel;
  memory.fill(to, 0, line * 4 * channels);
  for (let i = 0; i < 4; i++) {
    const y = 2 * row - 1 + i;
    if (y < 0 || y >= g.height) continue;
    const from = g.x + (<usize>image * g.height + y) * width;
    for (let c = 0; c < channels; c++) {
      let at = to + <usize>(4 * c + i) * line + 4;
      for (let x = from + (<usize>c << 2); x < from + width; x += pixel) {
        store<f32>(at, load<f32>(x));
        at += 4;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function paddedLine(g: ConvolutionBlock): usize {
  return (<usize>g.width + 4) << 2;
}

/** The filter as [four filters][channel][tap] vectors, contiguous for a tile's loop. */
function packFilter(g: ConvolutionBlock, to: usize): void {
  const filters = <usize>g.filters << 2;
  for (let f: usize = 0; f < filters; f += 16)
    for (let c = 0; c < g.channels; c++)
      for (let tap = 0; tap < 9; tap++) {
        v128.store(to, v128.load(g.u + <usize>(tap * g.channels + c) * filters + f));
        to += 16;
      }
}

/** A chunk is a band of tile rows of one image; u is the filter as it is. */
export function fewChannelsChunk(args: usize, chunk: i32): void {
  const g = changetype<ConvolutionBlock>(args);
  const image = chunk / g.bands;
  const band = (g.tileRows + g.bands - 1) / g.bands;
  const first = (chunk % g.bands) * band;
  const last = min(g.tileRows, first + band);
  const line = paddedLine(g);
  const filters = <usize>g.filters << 2;
  const channels = g.channels;
  const weights = scratch;
  const rows = weights + 9 * filters * channels;
  const tiles = g.tileColumns;
  const pool = g.pool != 0;
  const relu = g.relu != 0;
  const width = <usize>g.width * filters;
  const even = 2 * tiles <= g.width;
  packFilter(g, weights);
  for (let row = first; row < last; row++) {
    paddedRows(g, image, row, rows, line);
    const lower = 2 * row + 1 < g.height;
    const start = pool
      ? (<usize>image * g.tileRows + row) * tiles * filters
      : (<usize>image * g.height + 2 * row) * width;
    for (let f: usize = 0; f < filters; f += 16) {
      let y = g.y + start + f;
      let choice = g.choice + ((start + f) >> 2);
      const bias = g.bias == 0 ? f32x4.splat(0) : v128.load(g.bias + f);
      let from = rows;
      for (let tile = 0; tile < tiles; tile++) {
        let y00 = bias;
        let y01 = bias;
        let y10 = bias;
        let y11 = bias;
        let w = weights + 9 * f * channels;
        let at = from;
        // Small loop bodies: unrolled, the compiler spills registers, which costs more than the loops do.
        for (let c = 0; c < channels; c++) {
          for (const end = at + 3 * line; at < end; at += line) {
            const w0 = v128.load(w);
            const w1 = v128.load(w, 16);
            const w2 = v128.load(w, 32);
            let x0 = v128.load32_splat(at);
            let x1 = v128.load32_splat(at, 4);
            let x2 = v128.load32_splat(at, 8);
            let x3 = v128.load32_splat(at, 12);
            y00 = add3(y00, w0, x0, w1, x1, w2, x2);
            y01 = add3(y01, w0, x1, w1, x2, w2, x3);
            const below = at + line;
            x0 = v128.load32_splat(below);
            x1 = v128.load32_splat(below, 4);
            x2 = v128.load32_splat(below, 8);
            x3 = v128.load32_splat(below, 12);
            y10 = add3(y10, w0, x0, w1, x1, w2, x2);
            y11 = add3(y11, w0, x1, w1, x2, w2, x3);
            w += 48;
          }
          at += line;
        }
        if (pool) {
          poolTile(y, choice, relu, y00, y01, y10, y11);
          y += filters;
          choice += filters >> 2;
        } else {
          storeTile(y, filters, width, even || tile + 1 < tiles, lower, relu, y00, y01, y10, y11);
          y += filters << 1;
        }
        from += 8;
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function add3(y: v128, w0: v128, x0: v128, w1: v128, x1: v128, w2: v128, x2: v128): v128 {
  // One addition to y, so that the chain of additions a tile waits for stays short.
  return f32x4.add(y, f32x4.add(f32x4.add(f32x4.mul(w0, x0), f32x4.mul(w1, x1)), f32x4.mul(w2, x2)));
}

/** A chunk is a run of images; its part of the result is the gradient of the filter and, behind it, of the bias. */
export function fewChannelsFilterChunk(args: usize, chunk: i32): void {
  const g = changetype<ConvolutionBlock>(args);
  const pixel = <usize>g.channels << 2;
  const filters = <usize>g.filters << 2;
  const line = paddedLine(g);
  const size = 9 * pixel * <usize>g.filters;
  const part = g.out + <usize>chunk * (size + filters);
  memory.fill(part, 0, size + filters);
  const last = min(g.images, (chunk + 1) * g.imagesPerChunk);
  for (let image = chunk * g.imagesPerChunk; image < last; image++)
    for (let row = 0; row < g.tileRows; row++) {
      paddedRows(g, image, row, scratch, line);
      for (let c = 0; c < g.channels; c++)
        for (let f: usize = 0; f < filters; f += 16) filterRow(g, image, row, c, f, part, line, c == 0 ? part + size + f : 0);
    }
}

/** One row of tiles, one channel, four filters. */
function filterRow(
  g: ConvolutionBlock,
  image: i32,
  row: i32,
  channel: i32,
  f: usize,
  part: usize,
  line: usize,
  bias: usize,
): void {
  const filters = <usize>g.filters << 2;
  const zero = f32x4.splat(0);
  const width = <usize>g.width * filters;
  const pooled = ((<usize>image * g.tileRows + row) * g.tileColumns) * filters + f;
  const lower = 2 * row + 1 < g.height;
  let dy = g.dy + pooled;
  let choice = g.choice + (pooled >> 2);
  let full = g.dy + (<usize>image * g.height + 2 * row) * width + f;
  let at = scratch + <usize>(4 * channel) * line;
  let sum = zero;
  let w0 = zero;
  let w1 = zero;
  let w2 = zero;
  let w3 = zero;
  let w4 = zero;
  let w5 = zero;
  let w6 = zero;
  let w7 = zero;
  let w8 = zero;
  const pool = g.pool != 0;
  const tiles = g.tileColumns;
  const even = 2 * tiles <= g.width;
  for (let tile = 0; tile < tiles; tile++) {
    let d00: v128;
    let d01: v128;
    let d10: v128;
    let d11: v128;
    if (pool) {
      const gradient = v128.load(dy);
      const which = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(choice)));
      d00 = v128.and(gradient, i32x4.eq(which, i32x4.splat(0)));
      d01 = v128.and(gradient, i32x4.eq(which, i32x4.splat(1)));
      d10 = v128.and(gradient, i32x4.eq(which, i32x4.splat(2)));
      d11 = v128.and(gradient, i32x4.eq(which, i32x4.splat(3)));
      dy += filters;
      choice += filters >> 2;
    } else {
      const right = even || tile + 1 < tiles;
      d00 = v128.load(full);
      d01 = right ? v128.load(full + filters) : zero;
      d10 = lower ? v128.load(full + width) : zero;
      d11 = lower && right ? v128.load(full + width + filters) : zero;
      full += filters << 1;
    }
    if (bias) sum = f32x4.add(sum, f32x4.add(f32x4.add(d00, d01), f32x4.add(d10, d11)));
    let x0 = v128.load32_splat(at);
    let x1 = v128.load32_splat(at, 4);
    let x2 = v128.load32_splat(at, 8);
    let x3 = v128.load32_splat(at, 12);
    w0 = add2(w0, d00, x0, d01, x1);
    w1 = add2(w1, d00, x1, d01, x2);
    w2 = add2(w2, d00, x2, d01, x3);
    const second = at + line;
    x0 = v128.load32_splat(second);
    x1 = v128.load32_splat(second, 4);
    x2 = v128.load32_splat(second, 8);
    x3 = v128.load32_splat(second, 12);
    w0 = add2(w0, d10, x0, d11, x1);
    w1 = add2(w1, d10, x1, d11, x2);
    w2 = add2(w2, d10, x2, d11, x3);
    w3 = add2(w3, d00, x0, d01, x1);
    w4 = add2(w4, d00, x1, d01, x2);
    w5 = add2(w5, d00, x2, d01, x3);
    const third = second + line;
    x0 = v128.load32_splat(third);
    x1 = v128.load32_splat(third, 4);
    x2 = v128.load32_splat(third, 8);
    x3 = v128.load32_splat(third, 12);
    w3 = add2(w3, d10, x0, d11, x1);
    w4 = add2(w4, d10, x1, d11, x2);
    w5 = add2(w5, d10, x2, d11, x3);
    w6 = add2(w6, d00, x0, d01, x1);
    w7 = add2(w7, d00, x1, d01, x2);
    w8 = add2(w8, d00, x2, d01, x3);
    const fourth = third + line;
    x0 = v128.load32_splat(fourth);
    x1 = v128.load32_splat(fourth, 4);
    x2 = v128.load32_splat(fourth, 8);
    x3 = v128.load32_splat(fourth, 12);
    w6 = add2(w6, d10, x0, d11, x1);
    w7 = add2(w7, d10, x1, d11, x2);
    w8 = add2(w8, d10, x2, d11, x3);
    at += 8;
  }
  const tap = <usize>g.channels * filters;
  const to = part + <usize>channel * filters + f;
  accumulate(to, w0);
  accumulate(to + tap, w1);
  accumulate(to + 2 * tap, w2);
  accumulate(to + 3 * tap, w3);
  accumulate(to + 4 * tap, w4);
  accumulate(to + 5 * tap, w5);
  accumulate(to + 6 * tap, w6);
  accumulate(to + 7 * tap, w7);
  accumulate(to + 8 * tap, w8);
  if (bias) accumulate(bias, sum);
}

// @ts-ignore: decorator
@inline
function add2(w: v128, d0: v128, x0: v128, d1: v128, x1: v128): v128 {
  return f32x4.add(f32x4.add(w, f32x4.mul(d0, x0)), f32x4.mul(d1, x1));
}

// @ts-ignore: decorator
@inline
function accumulate(at: usize, value: v128): void {
  v128.store(at, f32x4.add(v128.load(at), value));
}

/** The gradient before pooling and ReLU, written out whole, for what has no fused gradient. A chunk is one image. */
export function expandChunk(args: usize, image: i32): void {
  const g = changetype<ConvolutionBlock>(args);
  const filters = <usize>g.filters << 2;
  const width = <usize>g.width * filters;
  const out = g.out + <usize>image * g.height * width;
  memory.fill(out, 0, <usize>g.height * width);
  for (let row = 0; row < g.tileRows; row++)
    for (let tile = 0; tile < g.tileColumns; tile++)
      for (let f: usize = 0; f < filters; f += 4) {
        const at = ((<usize>image * g.tileRows + row) * g.tileColumns + tile) * filters + f;
        const which = <usize>load<u8>(g.choice + (at >> 2));
        if (which > 3) continue;
        const to = out + (2 * row + (which >> 1)) * width + (2 * tile + (which & 1)) * filters + f;
        store<f32>(to, load<f32>(g.dy + at));
      }
}
