import type { ComplexMatrix } from '../gates/gate';
import { dimensionOf } from '../gates/matrices';

/**
 * Eigenvalues of a Hermitian matrix, ascending. H = A + iB has those of the real symmetric [[A, −B], [B, A]], each twice;
 * that one is diagonalised by cyclic Jacobi rotations (Golub and Van Loan 2013, § 8.5).
 */
export function hermitianEigenvalues(matrix: ComplexMatrix): readonly number[] {
  const d = dimensionOf(matrix);
  const n = 2 * d;
  const m = new Float64Array(n * n);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      const [re, im] = [matrix[2 * (i * d + j)]!, matrix[2 * (i * d + j) + 1]!];
      m[i * n + j] = m[(d + i) * n + d + j] = re;
      m[(d + i) * n + j] = im;
      m[i * n + d + j] = -im;
    }
  const sizes = m.reduce((sum, value) => sum + value * value, 0);
  for (let sweep = 0; sweep < 30 && offDiagonal(m, n) > 1e-28 * sizes; sweep++)
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(m, n, p, q);
  const values = Float64Array.from({ length: n }, (_, k) => m[k * (n + 1)]!).sort();
  return Array.from({ length: d }, (_, k) => (values[2 * k]! + values[2 * k + 1]!) / 2);
}

function offDiagonal(m: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) sum += m[i * n + j]! ** 2;
  return sum;
}

function rotate(m: Float64Array, n: number, p: number, q: number): void {
  const apq = m[p * n + q]!;
  if (apq === 0) return;
  const theta = (m[q * n + q]! - m[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const [a, b] = [m[k * n + p]!, m[k * n + q]!];
    m[k * n + p] = c * a - s * b;
    m[k * n + q] = s * a + c * b;
  }
  for (let k = 0; k < n; k++) {
    const [a, b] = [m[p * n + k]!, m[q * n + k]!];
    m[p * n + k] = c * a - s * b;
    m[q * n + k] = s * a + c * b;
  }
}
