import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stronglyEntangling } from '../../bench/quantum/strongly-entangling';
import { compile } from '../../src/quantum/compile';
import { RandomStream } from '../../src/shared/random';
import { randomCircuit } from '../unit/quantum/random-circuit';

test('300 random circuits: adjoint against parameter-shift, f32 against f64', () => {
  for (let seed = 1000; seed < 1300; seed++) {
    const circuit = randomCircuit(seed, { qubits: 1 + (seed % 8), operations: 5 + (seed % 40) });
    const exact = compile(circuit);
    const random = RandomStream.named(seed, 'test/numbers');
    const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.between(-3, 3));
    const batch = 1 + (seed % 5);
    const [x, w] = [numbers(batch * exact.inputs), numbers(exact.weights)];
    const g = numbers(batch * exact.outputs);
    const expected = exact.vjp(x, w, g, batch);
    const shifted = compile(circuit, { gradient: 'parameter-shift' }).vjp(x, w, g, batch);
    const single = compile(circuit, { precision: 'f32' }).vjp(x, w, g, batch);
    for (const key of ['expectations', 'inputs', 'weights'] as const)
      expected[key].forEach((value, k) => {
        assert.ok(Math.abs(shifted[key][k]! - value) < 1e-8, `seed ${seed} ${key}[${k}] by shift`);
        assert.ok(Math.abs(single[key][k]! - value) < 2e-3 * (1 + Math.abs(value)), `seed ${seed} ${key}[${k}] in f32`);
      });
  }
});

test('24 wires in f32, forward and gradient, stay under 1 GB', () => {
  const compiled = compile(stronglyEntangling(24, 1), { precision: 'f32' });
  const { expectations } = compiled.vjp(
    new Float32Array(24).fill(0.3),
    new Float32Array(72).fill(0.2),
    new Float32Array(24).fill(1),
    1,
  );
  // The CNOT ring of range 1 makes ⟨Z_w⟩ a product over wires 0 … w: all single expectations are equal before it.
  const same = expectations[1]! ** 0.5;
  for (let wire = 1; wire < 24; wire++)
    assert.ok(Math.abs(expectations[wire]! - same ** (wire + 1)) < 1e-5, `wire ${wire}`);
  compiled.dispose();
  assert.ok(process.resourceUsage().maxRSS < 1_000_000, `${process.resourceUsage().maxRSS} KiB`);
});

test('a density matrix of 11 wires', () => {
  const probability = 0.02;
  const noise = { channels: [{ channel: 'depolarising' as const, probability, gates: ['RX'] }] };
  const circuit = stronglyEntangling(11, 1);
  const embedding = { ...circuit, operations: circuit.operations.filter(({ gate }) => gate === 'RX') };
  const compiled = compile(embedding, { noise });
  assert.match(compiled.simulator, /density matrix/);
  const values = compiled.forward(new Float64Array(11).fill(0.3), new Float64Array(0), 1);
  for (const z of values) assert.ok(Math.abs(z - (1 - (4 * probability) / 3) * Math.cos(0.3)) < 1e-12);
});
