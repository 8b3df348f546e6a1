import type { ComplexMatrix } from '../gates/gate';
import { dimensionOf } from '../gates/matrices';

/**
 * Eigenvalues of a Hermitian matrix, ascending, to rounding of its norm. H = A + iB has those of the real symmetric
 * [[A, −B], [B, A]], each twice; that one is made tridiagonal by Householder reflections and solved by implicit QL steps
 * (Golub and Van Loan 2013, § 8.3).
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
  const negligible = Number.EPSILON * Math.hypot(...m);
  const { diagonal, beside } = tridiagonal(m, n);
  solveTridiagonal(diagonal, beside, negligible);
  const values = diagonal.sort();
  return Array.from({ length: d }, (_, k) => (values[2 * k]! + values[2 * k + 1]!) / 2);
}

/** Diagonal and the entries beside it (the last is 0) of a tridiagonal matrix with the same eigenvalues; overwrites `m`. */
function tridiagonal(m: Float64Array, n: number): { diagonal: Float64Array; beside: Float64Array } {
  const beside = new Float64Array(n);
  const v = new Float64Array(n);
  const w = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    let squares = 0;
    for (let i = k + 1; i < n; i++) squares += (v[i] = m[i * n + k]!) ** 2;
    const first = v[k + 1]!;
    const length = first >= 0 ? Math.sqrt(squares) : -Math.sqrt(squares);
    beside[k] = -length;
    if (length === 0) continue;
    v[k + 1]! += length;
    const beta = 1 / (squares + length * first);
    reflect(m, n, k + 1, v, w, beta);
  }
  return { diagonal: Float64Array.from({ length: n }, (_, k) => m[k * (n + 1)]!), beside };
}

/** M ← P M P on rows and columns from `from`, with P = 1 − β v vᵀ. */
function reflect(m: Float64Array, n: number, from: number, v: Float64Array, w: Float64Array, beta: number): void {
  let along = 0;
  for (let i = from; i < n; i++) {
    let sum = 0;
    for (let j = from; j < n; j++) sum += m[i * n + j]! * v[j]!;
    w[i] = beta * sum;
    along += w[i]! * v[i]!;
  }
  for (let i = from; i < n; i++) w[i]! -= ((beta * along) / 2) * v[i]!;
  for (let i = from; i < n; i++) for (let j = from; j < n; j++) m[i * n + j]! -= v[i]! * w[j]! + w[i]! * v[j]!;
}

/** Leaves the eigenvalues in `diagonal`. */
function solveTridiagonal(diagonal: Float64Array, beside: Float64Array, negligible: number): void {
  const n = diagonal.length;
  for (let l = 0; l < n; l++)
    for (let step = 0; step < 60; step++) {
      let end = l;
      while (end < n - 1 && Math.abs(beside[end]!) > negligible) end++;
      if (end === l) break;
      implicitStep(diagonal, beside, l, end);
    }
}

/** One QL step with Wilkinson's shift on the block from `l` to `end`. */
function implicitStep(diagonal: Float64Array, beside: Float64Array, l: number, end: number): void {
  const half = (diagonal[l + 1]! - diagonal[l]!) / (2 * beside[l]!);
  const root = Math.hypot(half, 1);
  let g = diagonal[end]! - diagonal[l]! + beside[l]! / (half + (half >= 0 ? root : -root));
  let [sine, cosine, carried] = [1, 1, 0];
  for (let i = end - 1; i >= l; i--) {
    const [f, b] = [sine * beside[i]!, cosine * beside[i]!];
    const r = Math.hypot(f, g);
    beside[i + 1] = r;
    if (r === 0) {
      diagonal[i + 1]! -= carried;
      beside[end] = 0;
      return;
    }
    [sine, cosine] = [f / r, g / r];
    g = diagonal[i + 1]! - carried;
    const turned = (diagonal[i]! - g) * sine + 2 * cosine * b;
    carried = sine * turned;
    diagonal[i + 1] = g + carried;
    g = cosine * turned - b;
  }
  diagonal[l]! -= carried;
  beside[l] = g;
  beside[end] = 0;
}
