// Gates that only move amplitudes or turn their sign.
import { AMPLITUDE, IMAGINARY, spread } from './layout';

/** X under controls (CNOT, Toffoli): exchanges the amplitudes of each pair. */
export function flip(state: usize, from: i32, to: i32, bit: i32, controls: i32): void {
  const fixed = (1 << bit) | controls;
  const run = fixed & -fixed;
  const far = AMPLITUDE << (bit as usize);
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(run - inside, to - k);
    let p = state + ((spread(k - inside, fixed) | controls | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      const q = p + far;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY);
      v128.store(p, v128.load(q)), v128.store(p, v128.load(q, IMAGINARY), IMAGINARY);
      v128.store(q, xr), v128.store(q, xi, IMAGINARY);
    }
  }
}

/** Z under controls (CZ): turns the sign where all bits of the mask are set. */
export function negate<T>(state: usize, from: i32, to: i32, mask: i32): void {
  const run = mask & -mask;
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(run - inside, to - k);
    let p = state + ((spread(k - inside, mask) | mask | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      v128.store(p, v128.neg<T>(v128.load(p)));
      v128.store(p, v128.neg<T>(v128.load(p, IMAGINARY)), IMAGINARY);
    }
  }
}

/**
 * A run of CNOTs and Xs as one affine map of the index: to[i] = from[low[i mod 2^split] ⊕ high[i / 2^split]], where the
 * tables hold byte offsets; a call does blocks `first` to `last` of 2^split amplitudes.
 */
export function gather(from: usize, to: usize, first: i32, last: i32, split: i32, low: usize, high: usize): void {
  const width = 1 << split;
  let p = to + ((first << split) as usize) * AMPLITUDE;
  for (let b = first; b < last; b++) {
    const origin = load<u32>(high + (b << 2));
    for (let k = 0; k < width; k++) {
      const q = from + ((origin ^ load<u32>(low + (k << 2))) as usize);
      v128.store(p, v128.load(q)), v128.store(p, v128.load(q, IMAGINARY), IMAGINARY);
      p += AMPLITUDE;
    }
  }
}

/** Exchanges an index bit with a lane bit (0 or 1), where lanes are the lowest bits of the basis-state index. */
export function exchangeLane<T>(state: usize, from: i32, to: i32, bit: i32, lane: i32): void {
  const run = 1 << bit;
  const far = AMPLITUDE << (bit as usize);
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(run - inside, to - k);
    let p = state + ((((k - inside) << 1) | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      const q = p + far;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      if (sizeof<T>() == 8) {
        v128.store(p, i8x16.shuffle(xr, yr, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
        v128.store(p, i8x16.shuffle(xi, yi, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), IMAGINARY);
        v128.store(q, i8x16.shuffle(xr, yr, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
        v128.store(q, i8x16.shuffle(xi, yi, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), IMAGINARY);
      } else if (lane == 0) {
        v128.store(p, i8x16.shuffle(xr, yr, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27));
        v128.store(p, i8x16.shuffle(xi, yi, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27), IMAGINARY);
        v128.store(q, i8x16.shuffle(xr, yr, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31));
        v128.store(q, i8x16.shuffle(xi, yi, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31), IMAGINARY);
      } else {
        v128.store(p, i8x16.shuffle(xr, yr, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
        v128.store(p, i8x16.shuffle(xi, yi, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), IMAGINARY);
        v128.store(q, i8x16.shuffle(xr, yr, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31));
        v128.store(q, i8x16.shuffle(xi, yi, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), IMAGINARY);
      }
    }
  }
}
