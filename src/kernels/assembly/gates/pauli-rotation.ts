// exp(−iθP/2) for a Pauli word P, which sends amplitude i to i ⊕ x with the sign of parity(i ∧ z) and a power of i.
// `u` holds two vectors, c = cos(θ/2) and g; −i·sin(θ/2)·i^(number of Y) is i·g, or g itself where `real` is set.
// `lanes` holds two vectors for words that reach into the lanes: signs, and the byte order that x asks for.
import { AMPLITUDE, IMAGINARY, parity } from './layout';
import { addTo } from './one-wire-back';

// @ts-ignore: decorator
@inline
function partner<T>(value: v128, signs: v128, order: v128): v128 {
  return i8x16.swizzle(v128.mul<T>(value, signs), order);
}

export function rotate<T>(state: usize, from: i32, to: i32, x: i32, z: i32, real: bool, u: usize, lanes: usize, inverse: bool): void {
  const c = v128.load(u);
  const g = inverse ? v128.neg<T>(v128.load(u, 16)) : v128.load(u, 16);
  const signs = v128.load(lanes), order = v128.load(lanes, 16);
  const top = x == 0 ? 0 : 1 << (31 - clz<i32>(x));
  for (let i = from; i < to; i++) {
    if ((i & top) != 0) continue;
    const j = i ^ x;
    const p = state + (i as usize) * AMPLITUDE, q = state + (j as usize) * AMPLITUDE;
    const gi = parity(i & z) ? v128.neg<T>(g) : g, gj = parity(j & z) ? v128.neg<T>(g) : g;
    const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(q), yi = v128.load(q, IMAGINARY);
    const fromIr = v128.mul<T>(gi, partner<T>(xr, signs, order)), fromIi = v128.mul<T>(gi, partner<T>(xi, signs, order));
    const fromJr = v128.mul<T>(gj, partner<T>(yr, signs, order)), fromJi = v128.mul<T>(gj, partner<T>(yi, signs, order));
    if (real) {
      v128.store(p, v128.add<T>(v128.mul<T>(c, xr), fromJr));
      v128.store(p, v128.add<T>(v128.mul<T>(c, xi), fromJi), IMAGINARY);
      v128.store(q, v128.add<T>(v128.mul<T>(c, yr), fromIr));
      v128.store(q, v128.add<T>(v128.mul<T>(c, yi), fromIi), IMAGINARY);
    } else {
      v128.store(p, v128.sub<T>(v128.mul<T>(c, xr), fromJi));
      v128.store(p, v128.add<T>(v128.mul<T>(c, xi), fromJr), IMAGINARY);
      v128.store(q, v128.sub<T>(v128.mul<T>(c, yr), fromIi));
      v128.store(q, v128.add<T>(v128.mul<T>(c, yi), fromIr), IMAGINARY);
    }
  }
}

/**
 * Σ conj(bra_j)·(±ket_i) over all i with j = i ⊕ x: its real part where `wantReal`, else its imaginary part. Times a sign
 * that the caller knows, this is Im⟨bra|P|ket⟩, or with bra = ket the expectation of P.
 */
export function overlap<T>(bra: usize, ket: usize, from: i32, to: i32, x: i32, z: i32, wantReal: bool, lanes: usize, out: usize): void {
  const signs = v128.load(lanes), order = v128.load(lanes, 16);
  let sum = i64x2.splat(0);
  for (let i = from; i < to; i++) {
    const p = ket + (i as usize) * AMPLITUDE, q = bra + ((i ^ x) as usize) * AMPLITUDE;
    const xr = partner<T>(v128.load(p), signs, order), xi = partner<T>(v128.load(p, IMAGINARY), signs, order);
    const br = v128.load(q), bi = v128.load(q, IMAGINARY);
    const term = wantReal
      ? v128.add<T>(v128.mul<T>(br, xr), v128.mul<T>(bi, xi))
      : v128.sub<T>(v128.mul<T>(br, xi), v128.mul<T>(bi, xr));
    sum = parity(i & z) ? v128.sub<T>(sum, term) : v128.add<T>(sum, term);
    if ((i & 255) == 255) {
      addTo<T>(out, sum);
      sum = i64x2.splat(0);
    }
  }
  addTo<T>(out, sum);
}

/** bra += f·P|ket⟩ up to a power of i: f is real where `real`, else it stands for i·f. */
export function addWord<T>(bra: usize, ket: usize, from: i32, to: i32, x: i32, z: i32, real: bool, lanes: usize, factor: usize): void {
  const signs = v128.load(lanes), order = v128.load(lanes, 16);
  const f = v128.load(factor);
  for (let i = from; i < to; i++) {
    const p = ket + (i as usize) * AMPLITUDE, q = bra + ((i ^ x) as usize) * AMPLITUDE;
    const s = parity(i & z) ? v128.neg<T>(f) : f;
    const xr = v128.mul<T>(s, partner<T>(v128.load(p), signs, order));
    const xi = v128.mul<T>(s, partner<T>(v128.load(p, IMAGINARY), signs, order));
    if (real) {
      addTo<T>(q, xr), addTo<T>(q + IMAGINARY, xi);
    } else {
      v128.store(q, v128.sub<T>(v128.load(q), xi));
      addTo<T>(q + IMAGINARY, xr);
    }
  }
}
