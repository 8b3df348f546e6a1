// Any matrix on a few wires: 2^wires amplitudes at a time through a small buffer.
import { AMPLITUDE, IMAGINARY, spread } from './layout';

/** `matrix`: d × d entries of two vectors; `offsets`: byte offset of each of the d amplitudes; `work`: d amplitudes. */
export function applyDense<T>(state: usize, from: i32, to: i32, fixed: i32, matrix: usize, offsets: usize, work: usize): void {
  const d = 1 << popcnt<i32>(fixed);
  const run = fixed & -fixed;
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(run - inside, to - k);
    let p = state + ((spread(k - inside, fixed) | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      for (let j = 0; j < d; j++) {
        const q = p + (load<u32>(offsets + (j << 2)) as usize);
        const w = work + (j as usize) * AMPLITUDE;
        v128.store(w, v128.load(q)), v128.store(w, v128.load(q, IMAGINARY), IMAGINARY);
      }
      let m = matrix;
      for (let i = 0; i < d; i++) {
        let re = i64x2.splat(0), im = i64x2.splat(0);
        for (let j = 0; j < d; j++) {
          const w = work + (j as usize) * AMPLITUDE;
          const ar = v128.load(m), ai = v128.load(m, 16), xr = v128.load(w), xi = v128.load(w, IMAGINARY);
          re = v128.add<T>(re, v128.sub<T>(v128.mul<T>(ar, xr), v128.mul<T>(ai, xi)));
          im = v128.add<T>(im, v128.add<T>(v128.mul<T>(ar, xi), v128.mul<T>(ai, xr)));
          m += 32;
        }
        const q = p + (load<u32>(offsets + (i << 2)) as usize);
        v128.store(q, re), v128.store(q, im, IMAGINARY);
      }
    }
  }
}
