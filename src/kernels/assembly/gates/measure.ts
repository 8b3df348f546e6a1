// Diagonal observables are linear in p = |ψ|². Words of Z share work in a tree: p is folded bit by bit, lowest first, into
// sums and differences of neighbours (a Walsh–Hadamard transform of which only the wanted leaves are made); the way back
// unfolds the leaves' factors into one diagonal.
import { AMPLITUDE, IMAGINARY } from './layout';
import { addTo } from './one-wire-back';

export function squaredMagnitudes<T>(state: usize, from: i32, to: i32, p: usize): void {
  for (let i = from; i < to; i++) {
    const q = state + (i as usize) * AMPLITUDE;
    const re = v128.load(q), im = v128.load(q, IMAGINARY);
    v128.store(p + ((i as usize) << 4), v128.add<T>(v128.mul<T>(re, re), v128.mul<T>(im, im)));
  }
}

/** to[i] = from[2i] ± from[2i + 1]; `from` and `to` may not overlap. */
export function fold<T>(from: usize, to: usize, length: i32, minus: bool): void {
  const end = to + ((length as usize) << 4);
  if (minus)
    for (; to < end; to += 16, from += 32) v128.store(to, v128.sub<T>(v128.load(from), v128.load(from, 16)));
  else for (; to < end; to += 16, from += 32) v128.store(to, v128.add<T>(v128.load(from), v128.load(from, 16)));
}

/** The transpose of `fold`: from[2i] (+)= to[i], from[2i + 1] (+)= ±to[i]. */
export function unfold<T>(from: usize, to: usize, length: i32, minus: bool, first: bool): void {
  const end = to + ((length as usize) << 4);
  for (; to < end; to += 16, from += 32) {
    const x = v128.load(to);
    const y = minus ? v128.neg<T>(x) : x;
    if (first) v128.store(from, x), v128.store(from, y, 16);
    else addTo<T>(from, x), addTo<T>(from + 16, y);
  }
}

/** Σ of a vector array, in chains of 64. */
export function total<T>(from: usize, length: i32, out: usize): void {
  let all = i64x2.splat(0);
  for (let start = 0; start < length; start += 64) {
    let sum = i64x2.splat(0);
    const end = min(start + 64, length);
    for (let i = start; i < end; i++) sum = v128.add<T>(sum, v128.load(from + ((i as usize) << 4)));
    all = v128.add<T>(all, sum);
  }
  v128.store(out, all);
}

/** Fills (or adds to) an array with one vector: the transpose of `total`. */
export function spreadValue<T>(to: usize, length: i32, value: v128, first: bool): void {
  for (let i = 0; i < length; i++) {
    const p = to + ((i as usize) << 4);
    if (first) v128.store(p, value);
    else addTo<T>(p, value);
  }
}

/** bra = diagonal ∘ ket. */
export function timesDiagonal<T>(bra: usize, ket: usize, diagonal: usize, from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    const at = (i as usize) * AMPLITUDE;
    const d = v128.load(diagonal + ((i as usize) << 4));
    v128.store(bra + at, v128.mul<T>(d, v128.load(ket + at)));
    v128.store(bra + at, v128.mul<T>(d, v128.load(ket + at, IMAGINARY)), IMAGINARY);
  }
}

// @ts-ignore: decorator
@inline
function outcome(i: i32, bits: usize, count: i32): usize {
  let k = 0;
  for (let b = 0; b < count; b++) k = (k << 1) | ((i >> load<i32>(bits + (b << 2))) & 1);
  return k as usize;
}

/** out[outcome of i on the bits] += p[i]. */
export function histogram<T>(p: usize, amplitudes: i32, bits: usize, count: i32, out: usize): void {
  for (let i = 0; i < amplitudes; i++) addTo<T>(out + (outcome(i, bits, count) << 4), v128.load(p + ((i as usize) << 4)));
}

/** bra[i] += factor[outcome of i on the bits]·ket[i]. */
export function addHistogram<T>(bra: usize, ket: usize, amplitudes: i32, bits: usize, count: i32, factors: usize): void {
  for (let i = 0; i < amplitudes; i++) addScaled<T>(bra, ket, i, v128.load(factors + (outcome(i, bits, count) << 4)));
}

/** Σ of p where the masked bits are as given. */
export function projected<T>(p: usize, amplitudes: i32, mask: i32, bits: i32, out: usize): void {
  for (let i = 0; i < amplitudes; i++) if ((i & mask) == bits) addTo<T>(out, v128.load(p + ((i as usize) << 4)));
}

/** bra += factor·ket there. */
export function addProjected<T>(bra: usize, ket: usize, amplitudes: i32, mask: i32, bits: i32, factor: usize): void {
  const f = v128.load(factor);
  for (let i = 0; i < amplitudes; i++) if ((i & mask) == bits) addScaled<T>(bra, ket, i, f);
}

// @ts-ignore: decorator
@inline
function addScaled<T>(bra: usize, ket: usize, i: i32, factor: v128): void {
  const at = (i as usize) * AMPLITUDE;
  addTo<T>(bra + at, v128.mul<T>(factor, v128.load(ket + at)));
  addTo<T>(bra + at + IMAGINARY, v128.mul<T>(factor, v128.load(ket + at, IMAGINARY)));
}
