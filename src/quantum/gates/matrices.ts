import type { ComplexMatrix } from './gate';

/** From rows of real entries. */
export function realMatrix(rows: readonly (readonly number[])[]): ComplexMatrix {
  return Float64Array.from(rows.flat().flatMap((x) => [x, 0]));
}

/** From rows of [re, im] pairs. */
export function complexMatrix(rows: readonly (readonly (readonly [number, number])[])[]): ComplexMatrix {
  return Float64Array.from(rows.flat(2));
}

/** Side length d of a d × d matrix. */
export function dimensionOf(matrix: ComplexMatrix): number {
  return Math.round(Math.sqrt(matrix.length / 2));
}

/** From its diagonal of [re, im] pairs. */
export function diagonalMatrix(entries: readonly (readonly [number, number])[]): ComplexMatrix {
  const d = entries.length;
  const m = new Float64Array(2 * d * d);
  entries.forEach(([re, im], k) => {
    m[2 * k * (d + 1)] = re;
    m[2 * k * (d + 1) + 1] = im;
  });
  return m;
}

export function identityMatrix(dimension: number): ComplexMatrix {
  return diagonalMatrix(Array.from({ length: dimension }, () => [1, 0] as const));
}

/** a ⊗ b: a's wires come first. */
export function kronecker(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const p = dimensionOf(a);
  const q = dimensionOf(b);
  const m = new Float64Array(2 * p * p * q * q);
  for (let i = 0; i < p * q; i++)
    for (let j = 0; j < p * q; j++) {
      const s = 2 * (Math.floor(i / q) * p + Math.floor(j / q));
      const t = 2 * ((i % q) * q + (j % q));
      const [ar = 0, ai = 0, br = 0, bi = 0] = [a[s], a[s + 1], b[t], b[t + 1]];
      m[2 * (i * p * q + j)] = ar * br - ai * bi;
      m[2 * (i * p * q + j) + 1] = ar * bi + ai * br;
    }
  return m;
}

/** a · b. */
export function multiply(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const d = dimensionOf(a);
  const m = new Float64Array(a.length);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      let re = 0;
      let im = 0;
      for (let k = 0; k < d; k++) {
        const s = 2 * (i * d + k);
        const t = 2 * (k * d + j);
        const [ar = 0, ai = 0, br = 0, bi = 0] = [a[s], a[s + 1], b[t], b[t + 1]];
        re += ar * br - ai * bi;
        im += ar * bi + ai * br;
      }
      m[2 * (i * d + j)] = re;
      m[2 * (i * d + j) + 1] = im;
    }
  return m;
}

/** The conjugate transpose. */
export function dagger(a: ComplexMatrix): ComplexMatrix {
  const d = dimensionOf(a);
  const m = new Float64Array(a.length);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) {
      m[2 * (j * d + i)] = a[2 * (i * d + j)] ?? 0;
      m[2 * (j * d + i) + 1] = -(a[2 * (i * d + j) + 1] ?? 0);
    }
  return m;
}

/** |0⟩⟨0| ⊗ corner + |1⟩⟨1| ⊗ u, with corner the identity (a controlled gate) or zero (its generator). */
export function controlled(u: ComplexMatrix, corner: 'identity' | 'zero' = 'identity'): ComplexMatrix {
  const d = dimensionOf(u);
  const m = new Float64Array(8 * d * d);
  for (let i = 0; i < d; i++) {
    if (corner === 'identity') m[2 * i * (2 * d + 1)] = 1;
    m.set(u.subarray(2 * i * d, 2 * (i + 1) * d), 2 * ((d + i) * 2 * d + d));
  }
  return m;
}

export function scaled(u: ComplexMatrix, factor: number): ComplexMatrix {
  return u.map((x) => x * factor);
}

/** exp(−iθP/2) = cos(θ/2)·1 − i sin(θ/2)·P for P with P² = 1, such as a Pauli word. */
export function involutionRotation(theta: number, p: ComplexMatrix): ComplexMatrix {
  const d = dimensionOf(p);
  const [c, s] = [Math.cos(theta / 2), Math.sin(theta / 2)];
  const m = new Float64Array(p.length);
  for (let k = 0; k < d * d; k++) {
    m[2 * k] = s * (p[2 * k + 1] ?? 0) + (k % (d + 1) === 0 ? c : 0);
    m[2 * k + 1] = -s * (p[2 * k] ?? 0);
  }
  return m;
}

const paulis: Readonly<Record<string, ComplexMatrix>> = {
  I: realMatrix([
    [1, 0],
    [0, 1],
  ]),
  X: realMatrix([
    [0, 1],
    [1, 0],
  ]),
  Y: complexMatrix([
    [
      [0, 0],
      [0, -1],
    ],
    [
      [0, 1],
      [0, 0],
    ],
  ]),
  Z: realMatrix([
    [1, 0],
    [0, -1],
  ]),
};

/** The matrix of a Pauli word, its first letter on the most significant wire. Letters other than I X Y Z count as I. */
export function pauliWord(word: string): ComplexMatrix {
  return Array.from(word).reduce<ComplexMatrix>(
    (m, letter) => kronecker(m, paulis[letter] ?? identityMatrix(2)),
    realMatrix([[1]]),
  );
}
