// Products of Winograd's planes: short, many, and of sizes in fours.

/**
 * c[rows, 8] = a[rows, depth] · panel, for rows and depth in fours and a panel of `depth` rows of eight contiguous floats: the
 * inner product of Winograd's planes, whose depth is too short to pay for a call each tile.
 */
export function panelProduct(rows: i32, depth: i32, a: usize, aRow: usize, panel: usize, c: usize, cRow: usize): void {
  const panelEnd = panel + (<usize>depth << 5);
  for (let m = 0; m < rows; m += 4) {
    let a0 = a;
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
    for (let b = panel; b < panelEnd; b += 32) {
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
      a0 += 4;
      a1 += 4;
      a2 += 4;
      a3 += 4;
    }
    v128.store(c, c00);
    v128.store(c, c01, 16);
    const second = c + cRow;
    v128.store(second, c10);
    v128.store(second, c11, 16);
    const third = second + cRow;
    v128.store(third, c20);
    v128.store(third, c21, 16);
    const fourth = third + cRow;
    v128.store(fourth, c30);
    v128.store(fourth, c31, 16);
    a += aRow << 2;
    c += cRow << 2;
  }
}

/**
 * c[rows, 8] += aᵀ · b for a[depth, rows] and b[depth, 8] with rows `bRow` bytes apart, rows in fours: the filter's gradient in
 * one of Winograd's planes.
 */
export function transposedProduct(
  rows: i32,
  depth: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bRow: usize,
  c: usize,
  cRow: usize,
): void {
  const end = b + <usize>depth * bRow;
  for (let m = 0; m < rows; m += 4) {
    let c00 = f32x4.splat(0);
    let c01 = c00;
    let c10 = c00;
    let c11 = c00;
    let c20 = c00;
    let c21 = c00;
    let c30 = c00;
    let c31 = c00;
    let at = a;
    for (let bt = b; bt < end; bt += bRow) {
      const b0 = v128.load(bt);
      const b1 = v128.load(bt, 16);
      let x = v128.load32_splat(at);
      c00 = f32x4.add(c00, f32x4.mul(x, b0));
      c01 = f32x4.add(c01, f32x4.mul(x, b1));
      x = v128.load32_splat(at, 4);
      c10 = f32x4.add(c10, f32x4.mul(x, b0));
      c11 = f32x4.add(c11, f32x4.mul(x, b1));
      x = v128.load32_splat(at, 8);
      c20 = f32x4.add(c20, f32x4.mul(x, b0));
      c21 = f32x4.add(c21, f32x4.mul(x, b1));
      x = v128.load32_splat(at, 12);
      c30 = f32x4.add(c30, f32x4.mul(x, b0));
      c31 = f32x4.add(c31, f32x4.mul(x, b1));
      at += aStep;
    }
    add(c, c00, c01);
    const second = c + cRow;
    add(second, c10, c11);
    const third = second + cRow;
    add(third, c20, c21);
    add(third + cRow, c30, c31);
    a += 16;
    c += cRow << 2;
  }
}

// @ts-ignore: decorator
@inline
function add(c: usize, low: v128, high: v128): void {
  v128.store(c, f32x4.add(v128.load(c), low));
  v128.store(c, f32x4.add(v128.load(c, 16), high), 16);
}
