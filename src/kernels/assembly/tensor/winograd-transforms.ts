// The linear maps around Winograd's products, for one row of tiles, four channels at a time.
import { poolTile, storeTile } from './tile-output';
import { ConvolutionBlock } from './convolution-block';

/** V = Bᵀ x B: sixteen planes [tile][channel]. Tile t of row r covers x rows 2r − 1 … 2r + 2 and the like columns. */
export function inputRow(g: ConvolutionBlock, image: i32, row: i32, zeros: usize, v: usize, plane: usize): void {
  const pixel = <usize>g.channels << 2;
  const line = <usize>g.width * pixel;
  const top = g.x + (<usize>image * g.height + 2 * row - 1) * line;
  const y = 2 * row - 1;
  const x0 = y < 0 ? zeros : top;
  const x1 = top + line;
  const x2 = y + 2 < g.height ? x1 + line : zeros;
  const x3 = y + 3 < g.height ? top + 3 * line : zeros;
  const zero = f32x4.splat(0);
  const tiles = g.tileColumns;
  for (let c: usize = 0; c < pixel; c += 16) {
    // Vertical transforms of the tile's first two columns, carried from the tile before.
    let a0 = zero;
    let a1 = zero;
    let a2 = zero;
    let a3 = zero;
    let d0 = v128.load(x0 + c);
    let d1 = v128.load(x1 + c);
    let d2 = v128.load(x2 + c);
    let d3 = v128.load(x3 + c);
    let b0 = f32x4.sub(d0, d2);
    let b1 = f32x4.add(d1, d2);
    let b2 = f32x4.sub(d2, d1);
    let b3 = f32x4.sub(d1, d3);
    let to = v + c;
    let offset = c + pixel;
    for (let tile = 0; tile < tiles; tile++) {
      let c0 = zero;
      let c1 = zero;
      let c2 = zero;
      let c3 = zero;
      if (offset < line) {
        d0 = v128.load(x0 + offset);
        d1 = v128.load(x1 + offset);
        d2 = v128.load(x2 + offset);
        d3 = v128.load(x3 + offset);
        c0 = f32x4.sub(d0, d2);
        c1 = f32x4.add(d1, d2);
        c2 = f32x4.sub(d2, d1);
        c3 = f32x4.sub(d1, d3);
      }
      v128.store(to, f32x4.sub(a0, c0));
      v128.store(to + plane, f32x4.add(b0, c0));
      v128.store(to + 2 * plane, f32x4.sub(c0, b0));
      v128.store(to + 4 * plane, f32x4.sub(a1, c1));
      v128.store(to + 5 * plane, f32x4.add(b1, c1));
      v128.store(to + 6 * plane, f32x4.sub(c1, b1));
      v128.store(to + 8 * plane, f32x4.sub(a2, c2));
      v128.store(to + 9 * plane, f32x4.add(b2, c2));
      v128.store(to + 10 * plane, f32x4.sub(c2, b2));
      v128.store(to + 12 * plane, f32x4.sub(a3, c3));
      v128.store(to + 13 * plane, f32x4.add(b3, c3));
      v128.store(to + 14 * plane, f32x4.sub(c3, b3));
      a0 = c0;
      a1 = c1;
      a2 = c2;
      a3 = c3;
      offset += pixel;
      c0 = zero;
      c1 = zero;
      c2 = zero;
      c3 = zero;
      if (offset < line) {
        d0 = v128.load(x0 + offset);
        d1 = v128.load(x1 + offset);
        d2 = v128.load(x2 + offset);
        d3 = v128.load(x3 + offset);
        c0 = f32x4.sub(d0, d2);
        c1 = f32x4.add(d1, d2);
        c2 = f32x4.sub(d2, d1);
        c3 = f32x4.sub(d1, d3);
      }
      v128.store(to + 3 * plane, f32x4.sub(b0, c0));
      v128.store(to + 7 * plane, f32x4.sub(b1, c1));
      v128.store(to + 11 * plane, f32x4.sub(b2, c2));
      v128.store(to + 15 * plane, f32x4.sub(b3, c3));
      b0 = c0;
      b1 = c1;
      b2 = c2;
      b3 = c3;
      offset += pixel;
      to += pixel;
    }
  }
}

/** y = Aᵀ M A, then bias, ReLU and pooling as the block asks. */
export function outputRow(g: ConvolutionBlock, image: i32, row: i32, m: usize, plane: usize): void {
  const pixel = <usize>g.filters << 2;
  const tiles = g.tileColumns;
  const pool = g.pool != 0;
  const relu = g.relu != 0;
  const line = <usize>g.width * pixel;
  const lower = 2 * row + 1 < g.height;
  const even = 2 * tiles <= g.width;
  const first = pool
    ? (<usize>image * g.tileRows + row) * tiles * pixel
    : (<usize>image * g.height + 2 * row) * line;
  for (let c: usize = 0; c < pixel; c += 16) {
    let y = g.y + first + c;
    let choice = g.choice + ((first + c) >> 2);
    const bias = g.bias == 0 ? f32x4.splat(0) : v128.load(g.bias + c);
    let from = m + c;
    for (let tile = 0; tile < tiles; tile++) {
      let p = v128.load(from + plane);
      let q = v128.load(from + 2 * plane);
      let top0 = f32x4.add(f32x4.add(v128.load(from), p), q);
      let top1 = f32x4.sub(f32x4.sub(p, q), v128.load(from + 3 * plane));
      p = v128.load(from + 5 * plane);
      q = v128.load(from + 6 * plane);
      let m0 = f32x4.add(f32x4.add(v128.load(from + 4 * plane), p), q);
      let m1 = f32x4.sub(f32x4.sub(p, q), v128.load(from + 7 * plane));
      top0 = f32x4.add(top0, m0);
      top1 = f32x4.add(top1, m1);
      let low0 = m0;
      let low1 = m1;
      p = v128.load(from + 9 * plane);
      q = v128.load(from + 10 * plane);
      m0 = f32x4.add(f32x4.add(v128.load(from + 8 * plane), p), q);
      m1 = f32x4.sub(f32x4.sub(p, q), v128.load(from + 11 * plane));
      top0 = f32x4.add(top0, m0);
      top1 = f32x4.add(top1, m1);
      low0 = f32x4.sub(low0, m0);
      low1 = f32x4.sub(low1, m1);
      p = v128.load(from + 13 * plane);
      q = v128.load(from + 14 * plane);
      m0 = f32x4.add(f32x4.add(v128.load(from + 12 * plane), p), q);
      m1 = f32x4.sub(f32x4.sub(p, q), v128.load(from + 15 * plane));
      low0 = f32x4.add(f32x4.sub(low0, m0), bias);
      low1 = f32x4.add(f32x4.sub(low1, m1), bias);
      top0 = f32x4.add(top0, bias);
      top1 = f32x4.add(top1, bias);
      if (pool) {
        poolTile(y, choice, relu, top0, top1, low0, low1);
        y += pixel;
        choice += pixel >> 2;
      } else {
        storeTile(y, pixel, line, even || tile + 1 < tiles, lower, relu, top0, top1, low0, low1);
        y += pixel << 1;
      }
      from += pixel;
    }
  }
}

/** Z = A dy Aᵀ, dy being routed through pooling and ReLU; adds dy to the bias's gradient where there is one to add to. */
export function outputGradientRow(g: ConvolutionBlock, image: i32, row: i32, z: usize, plane: usize, bias: usize): void {
  const pixel = <usize>g.filters << 2;
  const zero = f32x4.splat(0);
  const line = <usize>g.width * pixel;
  const pooledRow = (<usize>image * g.tileRows + row) * g.tileColumns;
  const full = g.dy + (<usize>image * g.height + 2 * row) * line;
  const lower = 2 * row + 1 < g.height;
  const pool = g.pool != 0;
  const tiles = g.tileColumns;
  const even = 2 * tiles <= g.width;
  for (let c: usize = 0; c < pixel; c += 16) {
    let sum = zero;
    let to = z + c;
    let dy = g.dy + pooledRow * pixel + c;
    let choice = g.choice + ((pooledRow * pixel + c) >> 2);
    let at = full + c;
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
        dy += pixel;
        choice += pixel >> 2;
      } else {
        const right = even || tile + 1 < tiles;
        d00 = v128.load(at);
        d01 = right ? v128.load(at + pixel) : zero;
        d10 = lower ? v128.load(at + line) : zero;
        d11 = lower && right ? v128.load(at + line + pixel) : zero;
        at += pixel << 1;
      }
      sum = f32x4.add(sum, f32x4.add(f32x4.add(d00, d01), f32x4.add(d10, d11)));
      v128.store(to, d00);
      v128.store(to + plane, f32x4.add(d00, d01));
      v128.store(to + 2 * plane, f32x4.sub(d00, d01));
      v128.store(to + 3 * plane, f32x4.neg(d01));
      const s0 = f32x4.add(d00, d10);
      const s1 = f32x4.add(d01, d11);
      v128.store(to + 4 * plane, s0);
      v128.store(to + 5 * plane, f32x4.add(s0, s1));
      v128.store(to + 6 * plane, f32x4.sub(s0, s1));
      v128.store(to + 7 * plane, f32x4.neg(s1));
      const t0 = f32x4.sub(d00, d10);
      const t1 = f32x4.sub(d01, d11);
      v128.store(to + 8 * plane, t0);
      v128.store(to + 9 * plane, f32x4.add(t0, t1));
      v128.store(to + 10 * plane, f32x4.sub(t0, t1));
      v128.store(to + 11 * plane, f32x4.neg(t1));
      v128.store(to + 12 * plane, f32x4.neg(d10));
      v128.store(to + 13 * plane, f32x4.neg(f32x4.add(d10, d11)));
      v128.store(to + 14 * plane, f32x4.sub(d11, d10));
      v128.store(to + 15 * plane, d11);
      to += pixel;
    }
    if (bias != 0) v128.store(bias + c, f32x4.add(v128.load(bias + c), sum));
  }
}

/**
 * dx = B V Bᵀ, summed where tiles overlap: columns in registers from tile to tile, rows in memory. Rows 2r − 1 and 2r were
 * first written by the row of tiles before.
 */
export function inputGradientRow(g: ConvolutionBlock, image: i32, row: i32, v: usize, plane: usize): void {
  const pixel = <usize>g.channels << 2;
  const line = <usize>g.width * pixel;
  const y = 2 * row - 1;
  const top = g.out + (<usize>image * g.height + y) * line;
  const zero = f32x4.splat(0);
  const rows = min(4, g.height - y);
  const tiles = g.tileColumns;
  for (let i = y < 0 ? 1 : 0; i < rows; i++) {
    const add = i < 2 && row > 0;
    const base = top + <usize>i * line;
    for (let c: usize = 0; c < pixel; c += 16) {
      let from = v + c;
      let at = base + c;
      let left = zero;
      let right = zero;
      for (let tile = 0; tile < tiles; tile++) {
        const v0 = gradientRow(i, from, plane);
        const v1 = gradientRow(i, from + plane, plane);
        const v2 = gradientRow(i, from + 2 * plane, plane);
        const v3 = gradientRow(i, from + 3 * plane, plane);
        left = f32x4.add(left, v0);
        right = f32x4.add(right, f32x4.add(f32x4.sub(v1, v2), v3));
        if (tile > 0) {
          v128.store(at - pixel, add ? f32x4.add(v128.load(at - pixel), left) : left);
        }
        v128.store(at, add ? f32x4.add(v128.load(at), right) : right);
        left = f32x4.sub(f32x4.add(v1, v2), v0);
        right = f32x4.neg(v3);
        from += pixel;
        at += pixel << 1;
      }
      const x = 2 * g.tileColumns - 1;
      if (x < g.width) v128.store(at - pixel, add ? f32x4.add(v128.load(at - pixel), left) : left);
      if (x + 1 < g.width) v128.store(at, add ? f32x4.add(v128.load(at), right) : right);
    }
  }
}

/** Row i of B applied to the four planes of a column. */
// @ts-ignore: decorator
@inline
function gradientRow(i: i32, from: usize, plane: usize): v128 {
  if (i == 0) return v128.load(from);
  if (i == 3) return f32x4.neg(v128.load(from + 12 * plane));
  const v1 = v128.load(from + 4 * plane);
  const v2 = v128.load(from + 8 * plane);
  if (i == 1) return f32x4.add(f32x4.sub(v1, v2), v128.load(from + 12 * plane));
  return f32x4.sub(f32x4.add(v1, v2), v128.load(from));
}
