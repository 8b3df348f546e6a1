// A state is an array of amplitudes of 32 bytes: one vector of real parts, one of imaginary parts. The lanes of a vector
// (4 × f32 or 2 × f64) are samples of a batch, or, for large states, the lowest bits of the basis-state index.

/** Bytes of one amplitude. */
export const AMPLITUDE: usize = 32;
/** From the real to the imaginary part. */
export const IMAGINARY: usize = 16;

/** k with a 0 inserted at every bit of `fixed`; k has no bits below the lowest of them. */
// @ts-ignore: decorator
@inline
export function spread(k: i32, fixed: i32): i32 {
  let rest = fixed & (fixed - 1);
  let index = k << 1;
  while (rest != 0) {
    const below = (rest & -rest) - 1;
    index = ((index & ~below) << 1) | (index & below);
    rest &= rest - 1;
  }
  return index;
}

/** 1 where an odd number of bits is set. */
// @ts-ignore: decorator
@inline
export function parity(bits: i32): i32 {
  return popcnt<i32>(bits) & 1;
}
