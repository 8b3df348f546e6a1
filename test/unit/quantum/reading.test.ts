import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circuit } from '../../../src/quantum/circuit';
import { compile } from '../../../src/quantum/compile';
import { CircuitReading } from '../../../src/quantum/reading/circuit-reading';
import { cutEntropies, entanglementEntropy } from '../../../src/quantum/reading/entanglement';
import { hermitianEigenvalues } from '../../../src/quantum/reading/hermitian-eigenvalues';
import { blochVectors, reducedDensityMatrix } from '../../../src/quantum/reading/reduced-density';
import { RandomStream } from '../../../src/shared/random';
import { randomCircuit } from './random-circuit';

const bell: Circuit = {
  qubits: 2,
  operations: [
    { gate: 'H', wires: [0] },
    { gate: 'CNOT', wires: [0, 1] },
  ],
  observables: [{ pauli: 'ZZ' }],
};

test('a Bell state, operation by operation', () => {
  const reading = new CircuitReading(bell, [], []);
  assert.deepEqual(Array.from(reading.probabilitiesAfter(0)), [1, 0, 0, 0]);
  const [first] = blochVectors(reading.after(1), 2);
  assert.ok(Math.abs(first!.x - 1) < 1e-15 && Math.abs(first!.z) < 1e-15);
  assert.ok(entanglementEntropy(reading.after(1), 2, [0]) < 1e-12);
  const end = reading.after(2);
  for (const { x, y, z } of blochVectors(end, 2)) assert.ok(Math.hypot(x, y, z) < 1e-15);
  assert.ok(Math.abs(entanglementEntropy(end, 2, [0]) - 1) < 1e-12);
  assert.deepEqual(Array.from(reading.after(0)), [1, 0, 0, 0, 0, 0, 0, 0], 'stepping back works');
  assert.ok(Math.abs(cutEntropies(end, 2)[0]! - 1) < 1e-12);
});

test('Bloch vectors are the expectations of X, Y and Z, after any operation', () => {
  for (let seed = 0; seed < 8; seed++) {
    const qubits = 2 + (seed % 4);
    const circuit = randomCircuit(seed, { qubits, operations: 12 });
    const random = RandomStream.named(seed, 'test/numbers');
    const operations = 1 + random.integer(circuit.operations.length);
    const words = ['X', 'Y', 'Z'].flatMap((letter) =>
      Array.from({ length: qubits }, (_, w) => ({ pauli: `${'I'.repeat(w)}${letter}${'I'.repeat(qubits - 1 - w)}` })),
    );
    const compiled = compile({ ...circuit, operations: circuit.operations.slice(0, operations), observables: words });
    const whole = compile(circuit);
    const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.between(-2, 2));
    const [inputs, weights] = [numbers(whole.inputs), numbers(whole.weights)];
    const expected = compiled.forward(inputs.subarray(0, compiled.inputs), weights.subarray(0, compiled.weights), 1);
    const vectors = blochVectors(new CircuitReading(circuit, inputs, weights).after(operations), qubits);
    vectors.forEach(({ x, y, z }, wire) => {
      [x, y, z].forEach((value, k) => {
        assert.ok(Math.abs(value - expected[k * qubits + wire]!) < 1e-12, `seed ${seed}, wire ${wire}`);
      });
    });
    compiled.dispose();
    whole.dispose();
  }
});

test('both sides of a cut have the same entropy, and a reduced density matrix has trace 1', () => {
  const circuit = randomCircuit(3, { qubits: 6, operations: 60 });
  const compiled = compile(circuit);
  const reading = new CircuitReading(
    circuit,
    new Float64Array(compiled.inputs).fill(0.4),
    new Float64Array(compiled.weights).fill(0.7),
  );
  const state = reading.after(reading.operations);
  const rho = reducedDensityMatrix(state, 6, [1, 4]);
  const eigenvalues = hermitianEigenvalues(rho);
  assert.ok(Math.abs(eigenvalues.reduce((a, b) => a + b, 0) - 1) < 1e-12);
  assert.ok(eigenvalues.every((p) => p > -1e-12));
  const entropy = (wires: number[]): number => entanglementEntropy(state, 6, wires);
  assert.ok(Math.abs(entropy([0, 2, 5]) - entropy([1, 3, 4])) < 1e-9);
  assert.ok(entropy([0, 2, 5]) > 0.1);
});

test('eigenvalues of a matrix whose spectrum is known', () => {
  // [[2, i], [−i, 2]] has 1 and 3.
  const [low, high] = hermitianEigenvalues(Float64Array.of(2, 0, 0, 1, 0, -1, 2, 0));
  assert.ok(Math.abs(low! - 1) < 1e-12 && Math.abs(high! - 3) < 1e-12);
});
