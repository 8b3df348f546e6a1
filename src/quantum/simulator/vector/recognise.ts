import type { ComplexMatrix } from '../../gates/gate';
import { dimensionOf } from '../../gates/matrices';
import { parity } from '../measurements';

const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-14;

/** A matrix that acts only where its first `controls` wires are 1, and what it does there. */
export function peelControls(
  matrix: ComplexMatrix,
  corner: 'identity' | 'zero',
): { readonly controls: number; readonly inner: ComplexMatrix } {
  const d = dimensionOf(matrix);
  const h = d / 2;
  if (d === 2) return { controls: 0, inner: matrix };
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      if (i >= h && j >= h) continue;
      const wanted = corner === 'identity' && i === j ? 1 : 0;
      if (!close(matrix[2 * (i * d + j)]!, wanted) || !close(matrix[2 * (i * d + j) + 1]!, 0))
        return { controls: 0, inner: matrix };
    }
  const inner = new Float64Array(2 * h * h);
  for (let i = 0; i < h; i++) inner.set(matrix.subarray(2 * ((h + i) * d + h), 2 * ((h + i) * d + d)), 2 * i * h);
  const deeper = peelControls(inner, corner);
  return { controls: deeper.controls + 1, inner: deeper.inner };
}

/** Whether a 2 × 2 matrix is X, or Z. */
export function isX(m: ComplexMatrix): boolean {
  return [0, 0, 1, 0, 1, 0, 0, 0].every((value, k) => close(m[k]!, value));
}

export function isZ(m: ComplexMatrix): boolean {
  return [1, 0, 0, 0, 0, 0, -1, 0].every((value, k) => close(m[k]!, value));
}

export function isSwap(m: ComplexMatrix): boolean {
  return m.length === 32 && m.every((value, k) => close(value, [0, 12, 18, 30].includes(k) ? 1 : 0));
}

/** A Hermitian 2 × 2 matrix as [g0, gx, gy, gz] over 1, X, Y, Z. */
export function pauliVector(m: ComplexMatrix): readonly [number, number, number, number] {
  return [(m[0]! + m[6]!) / 2, m[4]!, m[5]!, (m[0]! - m[6]!) / 2];
}

/** factor × a Pauli word, as bit masks over the matrix's index, where the matrix is one. */
export function asPauliWord(m: ComplexMatrix): { readonly factor: number; x: number; z: number } | undefined {
  const d = dimensionOf(m);
  const entry = (i: number, j: number): readonly [number, number] => [m[2 * (i * d + j)]!, m[2 * (i * d + j) + 1]!];
  const x = Array.from({ length: d }, (_, i) => i).findIndex((i) => Math.hypot(...entry(i, 0)) > 1e-14);
  if (x < 0) return undefined;
  const [re0, im0] = entry(x, 0);
  let z = 0;
  for (let bit = 1; bit < d; bit *= 2) {
    const [re, im] = entry(bit ^ x, bit);
    if (re * re0 + im * im0 < 0) z += bit;
  }
  const ys = Array.from({ length: 31 }, (_, k) => (x >>> k) & (z >>> k) & 1).reduce((a, b) => a + b, 0);
  const [pr, pi] = (
    [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ] as const
  )[ys & 3]!;
  const factor = re0 * pr + im0 * pi;
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      const [re, im] = entry(i, j);
      const s = i === (j ^ x) ? factor * (1 - 2 * parity(j & z)) : 0;
      if (!close(re, s * pr) || !close(im, s * pi)) return undefined;
    }
  return { factor, x, z };
}
