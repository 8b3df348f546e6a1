import { addAngleGradient, angleValue, dependsOnInputs, type Angle, type GradientSums } from '../../angles';
import type { RunInput } from '../simulator';
import type { Part, PauliVector } from './vector-op';

/** What the kernels know about a fused gate's matrix. */
export type MatrixForm = 'general' | 'real' | 'cross' | 'diagonal';

/**
 * Fused gates of one wire: U = Uₘ…U₁ from the parts' angles, and from the torque τ = Im⟨bra|(X, Y, Z, 1)|ket⟩ after U the
 * derivative by every angle. With V = Uₘ…Uⱼ₊₁, dU/dθⱼ = −i·V Gⱼ V†·U, so ∂/∂θⱼ = 2 Im⟨bra|V Gⱼ V†|ket⟩ = 2 (R(V)gⱼ·τ + g0·τ₁).
 */
export class OneWireGate {
  readonly form: MatrixForm;
  /** Whether samples of a batch share the matrix. */
  readonly shared: boolean;
  /** Parts from here on are the same for all samples. */
  private readonly commonFrom: number;
  private readonly common = new Float64Array(8);

  constructor(readonly parts: readonly Part[]) {
    this.form = formOf(parts);
    this.commonFrom = parts.findLastIndex((part) => part.kind === 'turning' && dependsOnInputs(part.angle)) + 1;
    this.shared = this.commonFrom === 0;
  }

  /** Once per run, before `matrix` and `addGradient`: multiplies the common parts. */
  prepare(run: RunInput): void {
    setIdentity(this.common);
    for (let k = this.commonFrom; k < this.parts.length; k++)
      multiplyFromLeft(this.common, partMatrix(this.parts[k]!, run, 0, part8));
  }

  /** U of the sample whose inputs start at `row`, as u00, u01, u10, u11 interleaved re, im. */
  matrix(run: RunInput, row: number, out: Float64Array): void {
    if (this.shared) {
      out.set(this.common);
      return;
    }
    setIdentity(out);
    for (let k = 0; k < this.commonFrom; k++) multiplyFromLeft(out, partMatrix(this.parts[k]!, run, row, part8));
    multiplyFromLeft(out, this.common);
  }

  /** U|0⟩ as u00, u10 interleaved re, im. */
  firstColumn(run: RunInput, row: number, out: Float64Array): void {
    out[0] = 1;
    out[1] = out[2] = out[3] = 0;
    for (let k = 0; k < this.commonFrom; k++) multiplyVector(out, partMatrix(this.parts[k]!, run, row, part8));
    multiplyVector(out, this.common);
  }

  /** Adds the derivatives by the common parts' angles; `torque` is summed over the batch. */
  addCommonGradient(run: RunInput, torque: Float64Array, sums: GradientSums): void {
    setIdentity(after);
    this.walkBack(this.parts.length - 1, this.commonFrom, run, 0, torque, sums);
  }

  /** Adds those by the other angles, for one sample. */
  addSampleGradient(run: RunInput, row: number, torque: Float64Array, sums: GradientSums): void {
    after.set(this.common);
    this.walkBack(this.commonFrom - 1, 0, run, row, torque, sums);
  }

  private walkBack(
    from: number,
    to: number,
    run: RunInput,
    row: number,
    torque: Float64Array,
    sums: GradientSums,
  ): void {
    for (let k = from; k >= to; k--) {
      const part = this.parts[k]!;
      if (part.kind === 'turning') {
        const slope = turnedSlope(part.generator, torque);
        addAngleGradient(part.angle, slope, run.inputs, row, run.weights, sums);
      }
      if (k > to) multiplyFromRight(after, partMatrix(part, run, row, part8));
    }
  }
}

const part8 = new Float64Array(8);
const after = new Float64Array(8);

function setIdentity(m: Float64Array): void {
  m.fill(0);
  m[0] = m[6] = 1;
}

// Below, entries are read one by one: destructuring arrays in these innermost loops cost a fifth of a small run.

/** 2 (R(V)g·τ + g0·τ₁) with V = `after`. */
function turnedSlope(generator: PauliVector, torque: Float64Array): number {
  const x = generator[1];
  const y = generator[2];
  const z = generator[3];
  const ar = after[0]!;
  const ai = after[1]!;
  const br = after[2]!;
  const bi = after[3]!;
  const cr = after[4]!;
  const ci = after[5]!;
  const dr = after[6]!;
  const di = after[7]!;
  // row 0 of V·(g·σ), then M = V (g·σ) V†: z' = M00, x' − iy' = M01
  const pr = ar * z + br * x - bi * y;
  const pi = ai * z + bi * x + br * y;
  const qr = ar * x + ai * y - br * z;
  const qi = ai * x - ar * y - bi * z;
  const tz = pr * ar + pi * ai + qr * br + qi * bi;
  const tx = pr * cr + pi * ci + qr * dr + qi * di;
  const ty = -(pi * cr - pr * ci + qi * dr - qr * di);
  return 2 * (tx * torque[0]! + ty * torque[1]! + tz * torque[2]! + generator[0] * torque[3]!);
}

function partMatrix(part: Part, run: RunInput, row: number, out: Float64Array): Float64Array {
  if (part.kind === 'fixed') return part.matrix;
  return turningMatrix(part.generator, shifted(part.angle, part.step, run, row), out);
}

function shifted(angle: Angle, step: number, run: RunInput, row: number): number {
  const value = angleValue(angle, run.inputs, row, run.weights);
  return run.shift?.step === step ? value + run.shift.by : value;
}

/** exp(−iθ(g0 + g·σ)) = exp(−iθg0) [cos(θ|g|) − i sin(θ|g|) ĝ·σ]. */
function turningMatrix(generator: PauliVector, theta: number, out: Float64Array): Float64Array {
  const g0 = generator[0];
  const gx = generator[1];
  const gy = generator[2];
  const gz = generator[3];
  const length = Math.sqrt(gx * gx + gy * gy + gz * gz);
  const c = Math.cos(theta * length);
  const s = length === 0 ? 0 : Math.sin(theta * length) / length;
  out[0] = out[6] = c;
  out[1] = -s * gz;
  out[7] = s * gz;
  out[2] = -s * gy;
  out[4] = s * gy;
  out[3] = out[5] = -s * gx;
  if (g0 !== 0) {
    const pr = Math.cos(theta * g0);
    const pi = -Math.sin(theta * g0);
    for (let k = 0; k < 8; k += 2) {
      const re = out[k]!;
      const im = out[k + 1]!;
      out[k] = re * pr - im * pi;
      out[k + 1] = re * pi + im * pr;
    }
  }
  return out;
}

/** m = l·m. */
function multiplyFromLeft(m: Float64Array, l: Float64Array): void {
  for (let column = 0; column < 4; column += 2) {
    const xr = m[column]!;
    const xi = m[column + 1]!;
    const yr = m[4 + column]!;
    const yi = m[5 + column]!;
    m[column] = l[0]! * xr - l[1]! * xi + l[2]! * yr - l[3]! * yi;
    m[column + 1] = l[0]! * xi + l[1]! * xr + l[2]! * yi + l[3]! * yr;
    m[4 + column] = l[4]! * xr - l[5]! * xi + l[6]! * yr - l[7]! * yi;
    m[5 + column] = l[4]! * xi + l[5]! * xr + l[6]! * yi + l[7]! * yr;
  }
}

/** v = l·v. */
function multiplyVector(v: Float64Array, l: Float64Array): void {
  const xr = v[0]!;
  const xi = v[1]!;
  const yr = v[2]!;
  const yi = v[3]!;
  v[0] = l[0]! * xr - l[1]! * xi + l[2]! * yr - l[3]! * yi;
  v[1] = l[0]! * xi + l[1]! * xr + l[2]! * yi + l[3]! * yr;
  v[2] = l[4]! * xr - l[5]! * xi + l[6]! * yr - l[7]! * yi;
  v[3] = l[4]! * xi + l[5]! * xr + l[6]! * yi + l[7]! * yr;
}

/** m = m·r. */
function multiplyFromRight(m: Float64Array, r: Float64Array): void {
  for (let row = 0; row < 8; row += 4) {
    const xr = m[row]!;
    const xi = m[row + 1]!;
    const yr = m[row + 2]!;
    const yi = m[row + 3]!;
    m[row] = xr * r[0]! - xi * r[1]! + yr * r[4]! - yi * r[5]!;
    m[row + 1] = xr * r[1]! + xi * r[0]! + yr * r[5]! + yi * r[4]!;
    m[row + 2] = xr * r[2]! - xi * r[3]! + yr * r[6]! - yi * r[7]!;
    m[row + 3] = xr * r[3]! + xi * r[2]! + yr * r[7]! + yi * r[6]!;
  }
}

function formOf(parts: readonly Part[]): MatrixForm {
  const all = (
    turning: (g: readonly [number, number, number, number]) => boolean,
    fixed: (m: Float64Array) => boolean,
  ): boolean => parts.every((part) => (part.kind === 'turning' ? turning(part.generator) : fixed(part.matrix)));
  if (
    all(
      ([, x, y]) => x === 0 && y === 0,
      (m) => m[2] === 0 && m[3] === 0 && m[4] === 0 && m[5] === 0,
    )
  )
    return 'diagonal';
  if (
    all(
      ([g0, x, , z]) => g0 === 0 && x === 0 && z === 0,
      (m) => [1, 3, 5, 7].every((k) => m[k] === 0),
    )
  )
    return 'real';
  const cross = (m: Float64Array): boolean => [1, 2, 4, 7].every((k) => m[k] === 0) && m[0] === m[6] && m[3] === m[5];
  return all(([g0, , y, z]) => g0 === 0 && y === 0 && z === 0, cross) ? 'cross' : 'general';
}
