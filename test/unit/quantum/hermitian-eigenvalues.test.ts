import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RandomStream } from '../../../src/shared/random';
import { hermitianEigenvalues } from '../../../src/quantum/reading/hermitian-eigenvalues';

type Vector = readonly (readonly [number, number])[];

/** Orthonormal complex vectors by Gram and Schmidt, twice over. */
function basis(d: number, random: RandomStream): Vector[] {
  const found: Vector[] = [];
  while (found.length < d) {
    let v: Vector = Array.from({ length: d }, () => [random.normal(), random.normal()]);
    for (const u of [...found, ...found]) {
      const re = u.reduce((sum, [a, b], i) => sum + a * v[i]![0] + b * v[i]![1], 0);
      const im = u.reduce((sum, [a, b], i) => sum + a * v[i]![1] - b * v[i]![0], 0);
      v = v.map(([x, y], i) => [x - re * u[i]![0] + im * u[i]![1], y - re * u[i]![1] - im * u[i]![0]]);
    }
    const norm = Math.hypot(...v.flat());
    found.push(v.map(([x, y]) => [x / norm, y / norm]));
  }
  return found;
}

const spectra: Readonly<Record<string, (random: RandomStream, k: number) => number>> = {
  'of low rank': (random, k) => (k < 2 ? random.uniform() : 0),
  'of any sign': (random) => random.normal(),
  'with equal values': (random) => random.integer(3) - 1,
};

for (const [name, value] of Object.entries(spectra))
  test(`eigenvalues of a Hermitian matrix are those it was made of: ${name}`, () => {
    for (const d of [1, 2, 3, 5, 8, 16]) {
      const random = RandomStream.named(d, `hermitian/${name}`);
      const vectors = basis(d, random);
      const values = vectors.map((_, k) => value(random, k)).sort((a, b) => a - b);
      const matrix = new Float64Array(2 * d * d);
      vectors.forEach((u, k) => {
        for (let i = 0; i < d; i++)
          for (let j = 0; j < d; j++) {
            const [[a, b], [x, y]] = [u[i]!, u[j]!];
            matrix[2 * (i * d + j)]! += values[k]! * (a * x + b * y);
            matrix[2 * (i * d + j) + 1]! += values[k]! * (b * x - a * y);
          }
      });
      const norm = Math.max(...values.map(Math.abs), 1e-300);
      hermitianEigenvalues(matrix).forEach((found, k) => {
        assert.ok(Math.abs(found - values[k]!) <= 1e-13 * norm, `${d}: ${found} for ${values[k]!}`);
      });
    }
  });
