// The way back through a gate of one wire, in one pass over ket and bra: adds Im⟨bra|σ|ket⟩ after the gate for
// σ = X, Y, Z, 1 on the pairs that the controls let through (4 vectors at `torque`), then undoes the gate on both.
// From these four numbers follows the derivative by any parameter of the gate, however many were fused into it.
import { AMPLITUDE, IMAGINARY, spread } from './layout';

/** Pairs whose products are added up in one chain before they join the total: keeps rounding in f32 small. */
const CHAIN = 256;

export function backGeneral<T>(ket: usize, bra: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize, torque: usize): void {
  const ar = v128.load(u), ai = v128.load(u, 16), br = v128.load(u, 32), bi = v128.load(u, 48);
  const cr = v128.load(u, 64), ci = v128.load(u, 80), dr = v128.load(u, 96), di = v128.load(u, 112);
  const fixed = (1 << bit) | controls;
  const run = fixed & -fixed;
  const far = AMPLITUDE << (bit as usize);
  const shift = bra - ket;
  let tx = i64x2.splat(0), ty = i64x2.splat(0), tz = i64x2.splat(0), one = i64x2.splat(0);
  let chain = 0;
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(min(run - inside, CHAIN), to - k);
    let p = ket + ((spread(k - inside, fixed) | controls | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      const q = p + far, s = p + shift, t = q + shift;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      const vr = v128.load(s), vi = v128.load(s, IMAGINARY), wr = v128.load(t), wi = v128.load(t, IMAGINARY);
      tx = v128.add<T>(tx, v128.add<T>(v128.sub<T>(v128.mul<T>(vr, yi), v128.mul<T>(vi, yr)), v128.sub<T>(v128.mul<T>(wr, xi), v128.mul<T>(wi, xr))));
      ty = v128.add<T>(ty, v128.sub<T>(v128.add<T>(v128.mul<T>(wr, xr), v128.mul<T>(wi, xi)), v128.add<T>(v128.mul<T>(vr, yr), v128.mul<T>(vi, yi))));
      const zero = v128.sub<T>(v128.mul<T>(vr, xi), v128.mul<T>(vi, xr));
      const unit = v128.sub<T>(v128.mul<T>(wr, yi), v128.mul<T>(wi, yr));
      tz = v128.add<T>(tz, v128.sub<T>(zero, unit));
      one = v128.add<T>(one, v128.add<T>(zero, unit));
      v128.store(p, v128.add<T>(v128.add<T>(v128.mul<T>(ar, xr), v128.mul<T>(cr, yr)), v128.add<T>(v128.mul<T>(ai, xi), v128.mul<T>(ci, yi))));
      v128.store(p, v128.sub<T>(v128.add<T>(v128.mul<T>(ar, xi), v128.mul<T>(cr, yi)), v128.add<T>(v128.mul<T>(ai, xr), v128.mul<T>(ci, yr))), IMAGINARY);
      v128.store(q, v128.add<T>(v128.add<T>(v128.mul<T>(br, xr), v128.mul<T>(dr, yr)), v128.add<T>(v128.mul<T>(bi, xi), v128.mul<T>(di, yi))));
      v128.store(q, v128.sub<T>(v128.add<T>(v128.mul<T>(br, xi), v128.mul<T>(dr, yi)), v128.add<T>(v128.mul<T>(bi, xr), v128.mul<T>(di, yr))), IMAGINARY);
      v128.store(s, v128.add<T>(v128.add<T>(v128.mul<T>(ar, vr), v128.mul<T>(cr, wr)), v128.add<T>(v128.mul<T>(ai, vi), v128.mul<T>(ci, wi))));
      v128.store(s, v128.sub<T>(v128.add<T>(v128.mul<T>(ar, vi), v128.mul<T>(cr, wi)), v128.add<T>(v128.mul<T>(ai, vr), v128.mul<T>(ci, wr))), IMAGINARY);
      v128.store(t, v128.add<T>(v128.add<T>(v128.mul<T>(br, vr), v128.mul<T>(dr, wr)), v128.add<T>(v128.mul<T>(bi, vi), v128.mul<T>(di, wi))));
      v128.store(t, v128.sub<T>(v128.add<T>(v128.mul<T>(br, vi), v128.mul<T>(dr, wi)), v128.add<T>(v128.mul<T>(bi, vr), v128.mul<T>(di, wr))), IMAGINARY);
    }
    chain += length;
    if (chain >= CHAIN) {
      addTo<T>(torque, tx), addTo<T>(torque + 16, ty), addTo<T>(torque + 32, tz), addTo<T>(torque + 48, one);
      tx = ty = tz = one = i64x2.splat(0);
      chain = 0;
    }
  }
  addTo<T>(torque, tx), addTo<T>(torque + 16, ty), addTo<T>(torque + 32, tz), addTo<T>(torque + 48, one);
}

/** A real matrix: only Y's number can be wanted, and with controls none other either. */
export function backReal<T>(ket: usize, bra: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize, torque: usize): void {
  const a = v128.load(u), b = v128.load(u, 32), c = v128.load(u, 64), d = v128.load(u, 96);
  const fixed = (1 << bit) | controls;
  const run = fixed & -fixed;
  const far = AMPLITUDE << (bit as usize);
  const shift = bra - ket;
  let ty = i64x2.splat(0);
  let chain = 0;
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(min(run - inside, CHAIN), to - k);
    let p = ket + ((spread(k - inside, fixed) | controls | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      const q = p + far, s = p + shift, t = q + shift;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      const vr = v128.load(s), vi = v128.load(s, IMAGINARY), wr = v128.load(t), wi = v128.load(t, IMAGINARY);
      ty = v128.add<T>(ty, v128.sub<T>(v128.add<T>(v128.mul<T>(wr, xr), v128.mul<T>(wi, xi)), v128.add<T>(v128.mul<T>(vr, yr), v128.mul<T>(vi, yi))));
      v128.store(p, v128.add<T>(v128.mul<T>(a, xr), v128.mul<T>(c, yr)));
      v128.store(p, v128.add<T>(v128.mul<T>(a, xi), v128.mul<T>(c, yi)), IMAGINARY);
      v128.store(q, v128.add<T>(v128.mul<T>(b, xr), v128.mul<T>(d, yr)));
      v128.store(q, v128.add<T>(v128.mul<T>(b, xi), v128.mul<T>(d, yi)), IMAGINARY);
      v128.store(s, v128.add<T>(v128.mul<T>(a, vr), v128.mul<T>(c, wr)));
      v128.store(s, v128.add<T>(v128.mul<T>(a, vi), v128.mul<T>(c, wi)), IMAGINARY);
      v128.store(t, v128.add<T>(v128.mul<T>(b, vr), v128.mul<T>(d, wr)));
      v128.store(t, v128.add<T>(v128.mul<T>(b, vi), v128.mul<T>(d, wi)), IMAGINARY);
    }
    chain += length;
    if (chain >= CHAIN) {
      addTo<T>(torque + 16, ty);
      ty = i64x2.splat(0);
      chain = 0;
    }
  }
  addTo<T>(torque + 16, ty);
}

/** [[a, ib], [ib, a]] with real a and b: only X's number can be wanted. */
export function backCross<T>(ket: usize, bra: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize, torque: usize): void {
  const a = v128.load(u), b = v128.load(u, 48);
  const fixed = (1 << bit) | controls;
  const run = fixed & -fixed;
  const far = AMPLITUDE << (bit as usize);
  const shift = bra - ket;
  let tx = i64x2.splat(0);
  let chain = 0;
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(min(run - inside, CHAIN), to - k);
    let p = ket + ((spread(k - inside, fixed) | controls | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      const q = p + far, s = p + shift, t = q + shift;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      const vr = v128.load(s), vi = v128.load(s, IMAGINARY), wr = v128.load(t), wi = v128.load(t, IMAGINARY);
      tx = v128.add<T>(tx, v128.add<T>(v128.sub<T>(v128.mul<T>(vr, yi), v128.mul<T>(vi, yr)), v128.sub<T>(v128.mul<T>(wr, xi), v128.mul<T>(wi, xr))));
      v128.store(p, v128.add<T>(v128.mul<T>(a, xr), v128.mul<T>(b, yi)));
      v128.store(p, v128.sub<T>(v128.mul<T>(a, xi), v128.mul<T>(b, yr)), IMAGINARY);
      v128.store(q, v128.add<T>(v128.mul<T>(a, yr), v128.mul<T>(b, xi)));
      v128.store(q, v128.sub<T>(v128.mul<T>(a, yi), v128.mul<T>(b, xr)), IMAGINARY);
      v128.store(s, v128.add<T>(v128.mul<T>(a, vr), v128.mul<T>(b, wi)));
      v128.store(s, v128.sub<T>(v128.mul<T>(a, vi), v128.mul<T>(b, wr)), IMAGINARY);
      v128.store(t, v128.add<T>(v128.mul<T>(a, wr), v128.mul<T>(b, vi)));
      v128.store(t, v128.sub<T>(v128.mul<T>(a, wi), v128.mul<T>(b, vr)), IMAGINARY);
    }
    chain += length;
    if (chain >= CHAIN) {
      addTo<T>(torque, tx);
      tx = i64x2.splat(0);
      chain = 0;
    }
  }
  addTo<T>(torque, tx);
}

/** A diagonal matrix: Z's number and that of 1. */
export function backDiagonal<T>(ket: usize, bra: usize, from: i32, to: i32, bit: i32, controls: i32, u: usize, torque: usize): void {
  const ar = v128.load(u), ai = v128.load(u, 16), dr = v128.load(u, 96), di = v128.load(u, 112);
  const fixed = (1 << bit) | controls;
  const run = fixed & -fixed;
  const far = AMPLITUDE << (bit as usize);
  const shift = bra - ket;
  let t0 = i64x2.splat(0), t1 = i64x2.splat(0);
  let chain = 0;
  for (let k = from; k < to; ) {
    const inside = k & (run - 1);
    const length = min(min(run - inside, CHAIN), to - k);
    let p = ket + ((spread(k - inside, fixed) | controls | inside) as usize) * AMPLITUDE;
    const end = p + (length as usize) * AMPLITUDE;
    k += length;
    for (; p < end; p += AMPLITUDE) {
      const q = p + far, s = p + shift, t = q + shift;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
      const vr = v128.load(s), vi = v128.load(s, IMAGINARY), wr = v128.load(t), wi = v128.load(t, IMAGINARY);
      t0 = v128.add<T>(t0, v128.sub<T>(v128.mul<T>(vr, xi), v128.mul<T>(vi, xr)));
      t1 = v128.add<T>(t1, v128.sub<T>(v128.mul<T>(wr, yi), v128.mul<T>(wi, yr)));
      v128.store(p, v128.add<T>(v128.mul<T>(ar, xr), v128.mul<T>(ai, xi)));
      v128.store(p, v128.sub<T>(v128.mul<T>(ar, xi), v128.mul<T>(ai, xr)), IMAGINARY);
      v128.store(q, v128.add<T>(v128.mul<T>(dr, yr), v128.mul<T>(di, yi)));
      v128.store(q, v128.sub<T>(v128.mul<T>(dr, yi), v128.mul<T>(di, yr)), IMAGINARY);
      v128.store(s, v128.add<T>(v128.mul<T>(ar, vr), v128.mul<T>(ai, vi)));
      v128.store(s, v128.sub<T>(v128.mul<T>(ar, vi), v128.mul<T>(ai, vr)), IMAGINARY);
      v128.store(t, v128.add<T>(v128.mul<T>(dr, wr), v128.mul<T>(di, wi)));
      v128.store(t, v128.sub<T>(v128.mul<T>(dr, wi), v128.mul<T>(di, wr)), IMAGINARY);
    }
    chain += length;
    if (chain >= CHAIN) {
      addTo<T>(torque + 32, v128.sub<T>(t0, t1)), addTo<T>(torque + 48, v128.add<T>(t0, t1));
      t0 = t1 = i64x2.splat(0);
      chain = 0;
    }
  }
  addTo<T>(torque + 32, v128.sub<T>(t0, t1)), addTo<T>(torque + 48, v128.add<T>(t0, t1));
}

// @ts-ignore: decorator
@inline
export function addTo<T>(address: usize, value: v128): void {
  v128.store(address, v128.add<T>(v128.load(address), value));
}
