import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gateNamed, gateTable } from '../../../src/quantum/gates/gate-table';
import { complexMatrix, dagger, identityMatrix, multiply } from '../../../src/quantum/gates/matrices';
import type { Operation } from '../../../src/quantum/circuit';
import { farthest } from './compiled-against-golden';
import { goldenCases } from './golden-file';
import { unitaryOf } from './dense-reference';

interface GoldenGate {
  readonly gate: string;
  readonly wires: number;
  readonly parameters: number[];
  readonly pauli?: string;
  readonly matrix: [number, number][][];
}

const cases = goldenCases<GoldenGate>('pennylane-gates');

function operationOf({ gate, wires, parameters, pauli, matrix }: GoldenGate): Operation {
  return {
    ...{ gate, parameters, wires: Array.from({ length: wires }, (_, k) => k) },
    ...(pauli === undefined ? {} : { pauli }),
    ...(gate === 'QubitUnitary' ? { matrix } : {}),
  };
}

/** The matrix, turned by the phase that makes it comparable: a decomposition may differ by a global phase. */
function phaseless(matrix: Float64Array): Float64Array {
  const largest = matrix.reduce((best, _, k) => {
    const size = (at: number): number => Math.hypot(matrix[at] ?? 0, matrix[at + 1] ?? 0);
    return k % 2 === 0 && size(k) > size(best) + 1e-9 ? k : best;
  }, 0);
  const [re = 1, im = 0] = [matrix[largest], matrix[largest + 1]];
  const norm = Math.hypot(re, im);
  return Float64Array.from(matrix, (x, k) => {
    const partner = matrix[k % 2 === 0 ? k + 1 : k - 1] ?? 0;
    return (k % 2 === 0 ? x * re + partner * im : x * re - partner * im) / norm;
  });
}

for (const golden of cases) {
  const operation = operationOf(golden);
  const gate = gateNamed(golden.gate);
  const label = `${golden.gate}${golden.pauli ?? ''} on ${golden.wires} wires`;
  if (gate.kind !== 'unitary') throw new Error(`${golden.gate} is no unitary`);
  const matrix = gate.matrix(golden.parameters, operation);
  void test(`${label}: matrix as in PennyLane`, () => {
    assert.ok(farthest(matrix, complexMatrix(golden.matrix)) <= 1e-12);
  });
  void test(`${label}: inverse undoes it`, () => {
    const both = unitaryOf([operation, ...gate.inverse(operation)], golden.wires);
    assert.ok(farthest(phaseless(both), identityMatrix(2 ** golden.wires)) <= 1e-12);
  });
  if (gate.decompose !== undefined) {
    const parts = gate.decompose(operation);
    void test(`${label}: decomposition is the same up to a phase`, () => {
      assert.ok(farthest(phaseless(unitaryOf(parts, golden.wires)), phaseless(matrix)) <= 1e-12);
    });
  }
  if (gate.generator !== undefined) {
    const generator = gate.generator(operation);
    const [theta = 0] = golden.parameters;
    void test(`${label}: dU/dθ = −iGU`, () => {
      const step = 1e-5;
      const [ahead, behind] = [gate.matrix([theta + step], operation), gate.matrix([theta - step], operation)];
      const product = multiply(generator, matrix);
      const expected = product.map((_, k) => (k % 2 === 0 ? (product[k + 1] ?? 0) : -(product[k - 1] ?? 0)));
      assert.ok(
        farthest(
          ahead.map((x, k) => (x - (behind[k] ?? 0)) / (2 * step)),
          expected,
        ) <= 1e-9,
      );
      assert.ok(farthest(generator, dagger(generator)) <= 1e-15);
    });
  }
}

void test('every gate of the table has golden values, except the preparation of a state', () => {
  const golden = new Set(cases.map(({ gate }) => gate));
  const missing = gateTable.filter(({ name }) => !golden.has(name)).map(({ name }) => name);
  assert.deepEqual(missing, ['StatePrep']);
});
