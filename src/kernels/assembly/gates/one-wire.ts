// Gates of one wire, under any number of controls: amplitudes in pairs that differ in one bit.
// A call does pairs `from` to `to` of all that the controls let through: long loops would keep the baseline compiler's code
// until their end, short calls get the optimised one. A matrix is 8 vectors: u00, u01, u10, u11, each real part first.
import { AMPLITUDE, IMAGINARY, spread } from './layout';

/** Any 2 × 2 matrix. */
export function applyGeneral<T>(state: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize): void {
  const ar = v128.load(u), ai = v128.load(u, 16), br = v128.load(u, 32), bi = v128.load(u, 48);
  const cr = v128.load(u, 64), ci = v128.load(u, 80), dr = v128.load(u, 96), di = v128.load(u, 112);
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
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      v128.store(p, v128.sub<T>(v128.add<T>(v128.mul<T>(ar, xr), v128.mul<T>(br, yr)), v128.add<T>(v128.mul<T>(ai, xi), v128.mul<T>(bi, yi))));
      v128.store(p, v128.add<T>(v128.add<T>(v128.mul<T>(ar, xi), v128.mul<T>(br, yi)), v128.add<T>(v128.mul<T>(ai, xr), v128.mul<T>(bi, yr))), IMAGINARY);
      v128.store(q, v128.sub<T>(v128.add<T>(v128.mul<T>(cr, xr), v128.mul<T>(dr, yr)), v128.add<T>(v128.mul<T>(ci, xi), v128.mul<T>(di, yi))));
      v128.store(q, v128.add<T>(v128.add<T>(v128.mul<T>(cr, xi), v128.mul<T>(dr, yi)), v128.add<T>(v128.mul<T>(ci, xr), v128.mul<T>(di, yr))), IMAGINARY);
    }
  }
}

/** A real matrix, such as RY's. */
export function applyReal<T>(state: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize): void {
  const a = v128.load(u), b = v128.load(u, 32), c = v128.load(u, 64), d = v128.load(u, 96);
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
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      v128.store(p, v128.add<T>(v128.mul<T>(a, xr), v128.mul<T>(b, yr)));
      v128.store(p, v128.add<T>(v128.mul<T>(a, xi), v128.mul<T>(b, yi)), IMAGINARY);
      v128.store(q, v128.add<T>(v128.mul<T>(c, xr), v128.mul<T>(d, yr)));
      v128.store(q, v128.add<T>(v128.mul<T>(c, xi), v128.mul<T>(d, yi)), IMAGINARY);
    }
  }
}

/** [[a, ib], [ib, a]] with real a and b, such as RX's. */
export function applyCross<T>(state: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize): void {
  const a = v128.load(u), b = v128.load(u, 48);
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
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      v128.store(p, v128.sub<T>(v128.mul<T>(a, xr), v128.mul<T>(b, yi)));
      v128.store(p, v128.add<T>(v128.mul<T>(a, xi), v128.mul<T>(b, yr)), IMAGINARY);
      v128.store(q, v128.sub<T>(v128.mul<T>(a, yr), v128.mul<T>(b, xi)));
      v128.store(q, v128.add<T>(v128.mul<T>(a, yi), v128.mul<T>(b, xr)), IMAGINARY);
    }
  }
}

/** A diagonal matrix, such as RZ's. */
export function applyDiagonal<T>(state: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize): void {
  const ar = v128.load(u), ai = v128.load(u, 16), dr = v128.load(u, 96), di = v128.load(u, 112);
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
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      v128.store(p, v128.sub<T>(v128.mul<T>(ar, xr), v128.mul<T>(ai, xi)));
      v128.store(p, v128.add<T>(v128.mul<T>(ar, xi), v128.mul<T>(ai, xr)), IMAGINARY);
      v128.store(q, v128.sub<T>(v128.mul<T>(dr, yr), v128.mul<T>(di, yi)));
      v128.store(q, v128.add<T>(v128.mul<T>(dr, yi), v128.mul<T>(di, yr)), IMAGINARY);
    }
  }
}
