// Transcendental activations on four floats at a time, by the polynomials of Cephes' single precision library (Moshier 1992):
// within two units in the last place, and the same bits on every machine.

/** eˣ; 0 below about −87.3, infinity above 88.72. */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(88.72283)), f32x4.splat(-87.33));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.4426950408889634)));
  // x − n ln 2, ln 2 in two parts so that the first product is exact.
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.add(r, f32x4.mul(n, f32x4.splat(2.12194440e-4)));
  let p = f32x4.splat(1.9875691500e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(r, r), p), r), f32x4.splat(1));
  // 2ⁿ⁻¹ twice: 2ⁿ itself passes the greatest float where eˣ does not yet.
  const half = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(126)), 23);
  const y = f32x4.mul(f32x4.mul(p, half), f32x4.splat(2));
  const large = v128.bitselect(f32x4.splat(f32.POSITIVE_INFINITY), y, f32x4.gt(x, f32x4.splat(88.72283)));
  return v128.andnot(large, f32x4.lt(x, f32x4.splat(-87.33)));
}

/** 1 / (1 + e⁻ˣ) */
// @ts-ignore: decorator
@inline
export function logistic(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
}

/** tanh x: a polynomial where |x| < 0.625, ±(1 − 2/(e²ˣ + 1)) elsewhere. */
// @ts-ignore: decorator
@inline
export function hyperbolicTangent(x: v128): v128 {
  const one = f32x4.splat(1);
  const magnitude = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(x, f32x4.mul(f32x4.mul(p, z), x));
  const doubled = exponential(f32x4.add(magnitude, magnitude));
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(doubled, one)));
  const sign = v128.and(x, f32x4.splat(-0.0));
  return v128.bitselect(near, v128.or(far, sign), f32x4.lt(magnitude, f32x4.splat(0.625)));
}

/** x where x ≥ 0, eˣ − 1 elsewhere. */
// @ts-ignore: decorator
@inline
export function exponentialLinear(x: v128): v128 {
  const below = f32x4.sub(exponential(x), f32x4.splat(1));
  return v128.bitselect(x, below, f32x4.ge(x, f32x4.splat(0)));
}
