// What happens to a 2×2 tile of outputs before it leaves the registers.

/** ReLU (if asked), maximum of the four, and which it was: the first of equals; 4 where the ReLU lets nothing through. */
// @ts-ignore: decorator
@inline
export function poolTile(y: usize, choice: usize, relu: bool, y00: v128, y01: v128, y10: v128, y11: v128): void {
  let better = f32x4.gt(y01, y00);
  let best = v128.bitselect(y01, y00, better);
  let which = v128.and(better, i32x4.splat(1));
  better = f32x4.gt(y10, best);
  best = v128.bitselect(y10, best, better);
  which = v128.bitselect(i32x4.splat(2), which, better);
  better = f32x4.gt(y11, best);
  best = v128.bitselect(y11, best, better);
  which = v128.bitselect(i32x4.splat(3), which, better);
  if (relu) {
    const zero = f32x4.splat(0);
    which = v128.bitselect(which, i32x4.splat(4), f32x4.gt(best, zero));
    best = f32x4.max(best, zero);
  }
  v128.store(y, best);
  const bytes = i8x16.shuffle(which, which, 0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  v128.store32_lane(choice, bytes, 0);
}

/** ReLU (if asked) and the four outputs themselves, as far as they lie inside the image. */
// @ts-ignore: decorator
@inline
export function storeTile(
  y: usize,
  pixel: usize,
  line: usize,
  right: bool,
  lower: bool,
  relu: bool,
  y00: v128,
  y01: v128,
  y10: v128,
  y11: v128,
): void {
  if (relu) {
    const zero = f32x4.splat(0);
    y00 = f32x4.max(y00, zero);
    y01 = f32x4.max(y01, zero);
    y10 = f32x4.max(y10, zero);
    y11 = f32x4.max(y11, zero);
  }
  v128.store(y, y00);
  if (right) v128.store(y + pixel, y01);
  if (lower) {
    v128.store(y + line, y10);
    if (right) v128.store(y + line + pixel, y11);
  }
}
