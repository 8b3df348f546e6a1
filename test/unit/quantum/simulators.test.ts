import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compile } from '../../../src/quantum/compile';
import { distFolder } from '../../../src/shared/dist-folder';
import { measurementsOf, outputsOf } from '../../../src/quantum/simulator/measurements';
import { PlainSimulator } from '../../../src/quantum/simulator/plain-simulator';
import { stepsOf } from '../../../src/quantum/simulator/steps';
import { lower } from '../../../src/quantum/simulator/vector/lower';
import { VectorSimulator, type VectorOptions } from '../../../src/quantum/simulator/vector/vector-simulator';
import { parameterCounts } from '../../../src/quantum/parameter-counts';
import { RandomStream } from '../../../src/shared/random';
import { randomCircuit, type RandomCircuitOptions } from './random-circuit';

const tolerance = { f32: 5e-5, f64: 1e-11 };

function near(actual: Float64Array, expected: Float64Array, bound: number, what: string): void {
  assert.equal(actual.length, expected.length, what);
  actual.forEach((value, k) => {
    const scale = 1 + Math.abs(expected[k]!);
    assert.ok(Math.abs(value - expected[k]!) <= bound * scale, `${what} [${k}]: ${value} for ${expected[k]!}`);
  });
}

/** One random circuit on both simulators: expectations and gradients of everything. */
function compare(seed: number, options: RandomCircuitOptions, vectorOptions: VectorOptions): void {
  const circuit = randomCircuit(seed, options);
  const { qubits } = circuit;
  const steps = stepsOf(circuit);
  const [measurements, outputs] = [measurementsOf(circuit), outputsOf(circuit)];
  const { inputs, weights } = parameterCounts(circuit);
  const random = RandomStream.named(seed, 'test/numbers');
  const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.between(-2, 2));
  const batch = qubits > 8 ? 1 : 1 + (seed % 6);
  const run = { inputs: numbers(batch * inputs), weights: numbers(weights), batch };
  const upstream = numbers(batch * outputs);
  const plain = new PlainSimulator(qubits, steps, measurements, outputs);
  const lowered = lower(qubits, steps);
  assert.ok(lowered !== undefined, 'every gate of the table can be lowered');
  const vector = new VectorSimulator(qubits, lowered, measurements, outputs, vectorOptions);
  const [expected, actual] = [plain.adjoint(run, upstream), vector.adjoint(run, upstream)];
  const bound = tolerance[vectorOptions.precision];
  near(actual.expectations, expected.expectations, bound, `seed ${seed} expectations`);
  near(actual.inputs, expected.inputs, 20 * bound, `seed ${seed} input gradients`);
  near(actual.weights, expected.weights, 20 * bound, `seed ${seed} weight gradients`);
  near(vector.expectations(run), expected.expectations, bound, `seed ${seed} forward`);
  vector.dispose();
}

for (const precision of ['f64', 'f32'] as const)
  for (const across of ['samples', 'amplitudes'] as const)
    test(`vector simulator, ${precision}, lanes of ${across}: expectations and adjoint as the plain simulator's`, () => {
      for (let seed = 0; seed < 60; seed++) {
        const qubits = across === 'samples' ? 1 + (seed % 8) : 5 + (seed % 4);
        const preparation = seed % 3 === 2 && qubits > 1;
        compare(seed, { qubits, operations: 4 + (seed % 30), preparation }, { precision, threads: 1, across });
      }
    });

test('states of several cache blocks', () => {
  compare(70, { qubits: 14, operations: 70 }, { precision: 'f64', threads: 1, across: 'samples' });
  compare(71, { qubits: 16, operations: 60 }, { precision: 'f32', threads: 1, across: 'amplitudes' });
});

test('results are the same bits for any number of threads', (t) => {
  if (!existsSync(join(distFolder(), 'gate-worker.js'))) {
    t.skip('dist/gate-worker.js is not built');
    return;
  }
  const circuit = randomCircuit(5, { qubits: 8, operations: 60 });
  const random = RandomStream.named(1, 'test/threads');
  const batch = 37;
  const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.between(-2, 2));
  const runs = [1, 2, 3].map((threads) => compile(circuit, { threads, precision: 'f32' }));
  const { inputs, weights, outputs } = runs[0]!;
  const [x, w, g] = [numbers(batch * inputs), numbers(weights), numbers(batch * outputs)];
  const results = runs.map((compiled) => compiled.vjp(x, w, g, batch));
  assert.match(runs[2]!.simulator, /3 threads/);
  for (const result of results.slice(1)) assert.deepEqual(result, results[0]);
  for (const compiled of runs) compiled.dispose();
});
