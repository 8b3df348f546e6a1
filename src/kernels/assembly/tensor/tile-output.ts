// What happens to a 2×2 tile of outputs before it leaves the registers.
import { Block } from './winograd';

/** ReLU (if asked), maximum of the four, and which it was: the first of equals; 4 where the ReLU lets nothing through. */
// @ts-ignore: decorator
@inline
export function poolTile(
  g: Block,
  image: i32,
  row: i32,
  tile: i32,
  c: usize,
  y00: v128,
  y01: v128,
  y10: v128,
  y11: v128,
): void {
  let best = y00;
  let which = i32x4.splat(0);
  let better = f32x4.gt(y01, best);
  best = v128.bitselect(y01, best, better);
  which = v128.and(better, i32x4.splat(1));
  better = f32x4.gt(y10, best);
  best = v128.bitselect(y10, best, better);
  which = v128.bitselect(i32x4.splat(2), which, better);
  better = f32x4.gt(y11, best);
  best = v128.bitselect(y11, best, better);
  which = v128.bitselect(i32x4.splat(3), which, better);
  if (g.relu) {
    const zero = f32x4.splat(0);
    which = v128.bitselect(which, i32x4.splat(4), f32x4.gt(best, zero));
    best = f32x4.max(best, zero);
  }
  const at = ((<usize>image * g.tileRows + row) * g.tileColumns + tile) * (<usize>g.filters << 2) + c;
  v128.store(g.y + at, best);
  const bytes = i8x16.shuffle(which, which, 0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  v128.store32_lane(g.choice + (at >> 2), bytes, 0);
}

/** ReLU (if asked) and the four outputs themselves, as far as they lie inside the image. */
// @ts-ignore: decorator
@inline
export function storeTile(
  g: Block,
  image: i32,
  row: i32,
  tile: i32,
  c: usize,
  y00: v128,
  y01: v128,
  y10: v128,
  y11: v128,
): void {
  const pixel = <usize>g.filters << 2;
  const line = <usize>g.width * pixel;
  const at = g.y + (<usize>image * g.height + 2 * row) * line + (<usize>tile * pixel << 1) + c;
  const right = 2 * tile + 1 < g.width;
  const lower = 2 * row + 1 < g.height;
  if (g.relu) {
    const zero = f32x4.splat(0);
    y00 = f32x4.max(y00, zero);
    y01 = f32x4.max(y01, zero);
    y10 = f32x4.max(y10, zero);
    y11 = f32x4.max(y11, zero);
  }
  v128.store(at, y00);
  if (right) v128.store(at + pixel, y01);
  if (lower) v128.store(at + line, y10);
  if (lower && right) v128.store(at + line + pixel, y11);
}
