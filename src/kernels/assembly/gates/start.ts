// The first state: a product of one-wire states (all gates of one wire before the first entangling one are in it), or
// given amplitudes; and what the last bra says about either.
import { AMPLITUDE, IMAGINARY } from './layout';
import { addTo } from './one-wire-back';

/** `factors`: the start (2 vectors), then for each bit v0 and v1 (4 vectors). */
export function productState<T>(state: usize, bits: i32, factors: usize): void {
  v128.store(state, v128.load(factors)), v128.store(state, v128.load(factors, 16), IMAGINARY);
  for (let bit = 0; bit < bits; bit++) {
    const v = factors + 32 + ((bit << 6) as usize);
    const ar = v128.load(v), ai = v128.load(v, 16), br = v128.load(v, 32), bi = v128.load(v, 48);
    const far = AMPLITUDE << (bit as usize);
    const end = state + far;
    for (let p = state; p < end; p += AMPLITUDE) {
      const q = p + far;
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY);
      v128.store(q, v128.sub<T>(v128.mul<T>(br, xr), v128.mul<T>(bi, xi)));
      v128.store(q, v128.add<T>(v128.mul<T>(br, xi), v128.mul<T>(bi, xr)), IMAGINARY);
      v128.store(p, v128.sub<T>(v128.mul<T>(ar, xr), v128.mul<T>(ai, xi)));
      v128.store(p, v128.add<T>(v128.mul<T>(ar, xi), v128.mul<T>(ai, xr)), IMAGINARY);
    }
  }
}

/**
 * For every bit, Σ bra·conj(all other factors) with that bit 0 and 1 (4 vectors a bit at `reduced`, after 2 vectors of what
 * remains when every bit is folded). Low bits are folded away one by one; `ket` is overwritten by the products of the
 * high ones, those of the bits above k at amplitudes 2^(bits−k−1) … 2^(bits−k). O(2^bits) altogether.
 */
export function reduceProduct<T>(bra: usize, ket: usize, bits: i32, factors: usize, reduced: usize): void {
  v128.store(ket, v128.load(factors), AMPLITUDE), v128.store(ket, v128.load(factors, 16), AMPLITUDE + IMAGINARY);
  for (let bit = bits - 1; bit > 0; bit--) {
    const v = factors + 32 + ((bit << 6) as usize);
    const ar = v128.load(v), ai = v128.load(v, 16), br = v128.load(v, 32), bi = v128.load(v, 48);
    const size = 1 << (bits - bit - 1);
    let p = ket + (size as usize) * AMPLITUDE;
    let q = p + (size as usize) * AMPLITUDE;
    for (let k = 0; k < size; k++) {
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY);
      v128.store(q, v128.sub<T>(v128.mul<T>(ar, xr), v128.mul<T>(ai, xi)));
      v128.store(q, v128.add<T>(v128.mul<T>(ar, xi), v128.mul<T>(ai, xr)), IMAGINARY);
      v128.store(q, v128.sub<T>(v128.mul<T>(br, xr), v128.mul<T>(bi, xi)), AMPLITUDE);
      v128.store(q, v128.add<T>(v128.mul<T>(br, xi), v128.mul<T>(bi, xr)), AMPLITUDE + IMAGINARY);
      p += AMPLITUDE;
      q += 2 * AMPLITUDE;
    }
  }
  for (let bit = 0; bit < bits; bit++) {
    const v = factors + 32 + ((bit << 6) as usize);
    const ar = v128.load(v), ai = v128.load(v, 16), br = v128.load(v, 32), bi = v128.load(v, 48);
    const size = 1 << (bits - bit - 1);
    let p = bra, q = bra, s = ket + (size as usize) * AMPLITUDE;
    let r0 = i64x2.splat(0), i0 = i64x2.splat(0), r1 = i64x2.splat(0), i1 = i64x2.splat(0);
    const out = reduced + 32 + ((bit << 6) as usize);
    for (let k = 0; k < size; k++) {
      const xr = v128.load(p), xi = v128.load(p, IMAGINARY), yr = v128.load(p, AMPLITUDE), yi = v128.load(p, AMPLITUDE + IMAGINARY);
      const sr = v128.load(s), si = v128.load(s, IMAGINARY);
      r0 = v128.add<T>(r0, v128.add<T>(v128.mul<T>(xr, sr), v128.mul<T>(xi, si)));
      i0 = v128.add<T>(i0, v128.sub<T>(v128.mul<T>(xi, sr), v128.mul<T>(xr, si)));
      r1 = v128.add<T>(r1, v128.add<T>(v128.mul<T>(yr, sr), v128.mul<T>(yi, si)));
      i1 = v128.add<T>(i1, v128.sub<T>(v128.mul<T>(yi, sr), v128.mul<T>(yr, si)));
      if ((k & 255) == 255) {
        addTo<T>(out, r0), addTo<T>(out + 16, i0), addTo<T>(out + 32, r1), addTo<T>(out + 48, i1);
        r0 = i0 = r1 = i1 = i64x2.splat(0);
      }
      v128.store(q, v128.add<T>(v128.add<T>(v128.mul<T>(xr, ar), v128.mul<T>(xi, ai)), v128.add<T>(v128.mul<T>(yr, br), v128.mul<T>(yi, bi))));
      v128.store(q, v128.add<T>(v128.sub<T>(v128.mul<T>(xi, ar), v128.mul<T>(xr, ai)), v128.sub<T>(v128.mul<T>(yi, br), v128.mul<T>(yr, bi))), IMAGINARY);
      p += 2 * AMPLITUDE;
      q += AMPLITUDE;
      s += AMPLITUDE;
    }
    addTo<T>(out, r0), addTo<T>(out + 16, i0), addTo<T>(out + 32, r1), addTo<T>(out + 48, i1);
  }
  v128.store(reduced, v128.load(bra)), v128.store(reduced, v128.load(bra, IMAGINARY), 16);
}

/** Real amplitudes (one vector each) at the byte offsets of `where`, 0 elsewhere; lanes of one amplitude may come apart. */
export function givenState(state: usize, amplitudes: i32, where: usize, count: i32, values: usize): void {
  memory.fill(state, 0, (amplitudes as usize) * AMPLITUDE);
  for (let k = 0; k < count; k++)
    join(state + (load<u32>(where + (k << 2)) as usize), v128.load(values + (k << 4)));
}

// @ts-ignore: decorator
@inline
function join(address: usize, value: v128): void {
  v128.store(address, v128.or(v128.load(address), value));
}

/** The real parts of the bra there. */
export function readGiven(bra: usize, where: usize, count: i32, out: usize): void {
  for (let k = 0; k < count; k++) v128.store(out + (k << 4), v128.load(bra + (load<u32>(where + (k << 2)) as usize)));
}
