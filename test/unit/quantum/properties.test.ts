import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circuit, Operation } from '../../../src/quantum/circuit';
import { compile, type Numbers } from '../../../src/quantum/compile';
import type { CompileOptions } from '../../../src/quantum/compile-options';
import { gateNamed } from '../../../src/quantum/gates/gate-table';
import { RandomStream } from '../../../src/shared/random';
import { randomCircuit } from './random-circuit';

interface Case {
  readonly circuit: Circuit;
  readonly inputs: Float64Array;
  readonly weights: Float64Array;
  readonly upstream: Float64Array;
  readonly batch: number;
}

function caseOf(seed: number, qubits: number, operations: number, batch: number): Case {
  const circuit = randomCircuit(seed, { qubits, operations });
  const compiled = compile(circuit);
  const random = RandomStream.named(seed, 'test/numbers');
  const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.between(-2, 2));
  const { inputs, weights, outputs } = compiled;
  compiled.dispose();
  return {
    circuit,
    inputs: numbers(batch * inputs),
    weights: numbers(weights),
    upstream: numbers(batch * outputs),
    batch,
  };
}

function forward({ circuit, inputs, weights, batch }: Case, options: CompileOptions = {}): Numbers {
  const compiled = compile(circuit, options);
  try {
    return compiled.forward(inputs, weights, batch);
  } finally {
    compiled.dispose();
  }
}

function near(actual: Numbers, expected: Numbers, bound: number, what: string): void {
  assert.equal(actual.length, expected.length, what);
  actual.forEach((value, k) => {
    assert.ok(Math.abs(value - expected[k]!) <= bound, `${what} [${k}]: ${value} for ${expected[k]!}`);
  });
}

/** The operation's inverse as the gate table has it. */
function inverseOf(operation: Operation): readonly Operation[] {
  const gate = gateNamed(operation.gate);
  return gate.kind === 'unitary' ? gate.inverse(operation) : [];
}

test('adjoint, parameter-shift and finite differences give the same gradients', () => {
  for (let seed = 100; seed < 116; seed++) {
    const one = caseOf(seed, 1 + (seed % 6), 14, 2);
    const gradients = (['adjoint', 'parameter-shift', 'finite-difference'] as const).map((gradient) => {
      const compiled = compile(one.circuit, { gradient });
      const result = compiled.vjp(one.inputs, one.weights, one.upstream, one.batch);
      compiled.dispose();
      return result;
    });
    const [adjoint, shift, difference] = [gradients[0]!, gradients[1]!, gradients[2]!];
    near(shift.inputs, adjoint.inputs, 1e-9, `seed ${seed} inputs by shift`);
    near(shift.weights, adjoint.weights, 1e-9, `seed ${seed} weights by shift`);
    near(difference.inputs, adjoint.inputs, 1e-4, `seed ${seed} inputs by differences`);
    near(difference.weights, adjoint.weights, 1e-4, `seed ${seed} weights by differences`);
  }
});

test('probabilities of all states sum to 1, and a circuit followed by its inverse is the identity', () => {
  for (let seed = 200; seed < 216; seed++) {
    const qubits = 1 + (seed % 8);
    const base = randomCircuit(seed, { qubits, operations: 20 });
    const all = Array.from({ length: qubits }, (_, wire) => wire);
    const there: Circuit = { ...base, observables: [{ probabilities: all }] };
    const undone = base.operations.toReversed().flatMap(inverseOf);
    const back: Circuit = { ...there, operations: [...base.operations, ...undone] };
    const { inputs, weights } = caseOf(seed, qubits, 20, 1);
    const numbers = { inputs, weights, upstream: new Float64Array(0), batch: 1 };
    let sum = 0;
    for (const p of forward({ ...numbers, circuit: there })) sum += p;
    assert.ok(Math.abs(sum - 1) < 1e-12, `seed ${seed}: ${sum}`);
    const start = Float64Array.from({ length: 2 ** qubits }, (_, k) => (k === 0 ? 1 : 0));
    near(forward({ ...numbers, circuit: back }), start, 1e-11, `seed ${seed}`);
  }
});

test('a batch gives what its samples give one by one, and f32 what f64 gives', () => {
  for (let seed = 300; seed < 312; seed++) {
    const one = caseOf(seed, 2 + (seed % 7), 25, 7);
    const features = one.inputs.length / one.batch;
    const whole = forward(one);
    const outputs = whole.length / one.batch;
    for (let sample = 0; sample < one.batch; sample++) {
      const inputs = one.inputs.subarray(sample * features, (sample + 1) * features);
      const alone = forward({ ...one, inputs, batch: 1 });
      near(alone, whole.subarray(sample * outputs, (sample + 1) * outputs), 1e-12, `seed ${seed}, sample ${sample}`);
    }
    near(forward(one, { precision: 'f32' }), whole, 2e-5, `seed ${seed} in f32`);
  }
});

const noise: NonNullable<CompileOptions['noise']> = {
  channels: [
    { channel: 'amplitude-damping', probability: 0.1, gates: ['CNOT', 'H', 'RX'] },
    { channel: 'depolarising', probability: 0.03 },
    { channel: 'thermal-relaxation', t1: 50, t2: 60, gateTime: 3, excited: 0.1, wires: [0] },
  ],
  readout: [{ oneGivenZero: 0.02, zeroGivenOne: 0.05 }],
};

test('trajectories average to the density matrix within four standard errors', () => {
  for (let seed = 400; seed < 404; seed++) {
    const one = caseOf(seed, 2 + (seed % 3), 8, 1);
    const exact = forward(one, { noise });
    const trajectories = 1500;
    const averaged = forward(one, { noise, trajectories, seed });
    // An outcome's value lies in an interval of width 2 at most, and sums of two words of width 4.
    near(averaged, exact, (4 * 2) / Math.sqrt(trajectories), `seed ${seed}`);
    assert.notDeepEqual(exact, forward(one));
  }
});

test('without noise density matrix, trajectories and state vector agree', () => {
  const none = { channels: [{ channel: 'bit-flip' as const, probability: 0 }] };
  for (let seed = 410; seed < 416; seed++) {
    const one = caseOf(seed, 1 + (seed % 5), 15, 3);
    const exact = forward(one);
    near(forward(one, { noise: none }), exact, 1e-11, `seed ${seed} density matrix`);
    near(forward(one, { noise: none, trajectories: 2 }), exact, 1e-11, `seed ${seed} trajectories`);
  }
});

test('shots lie within five binomial standard deviations, repeat for a seed and differ between seeds', () => {
  for (let seed = 500; seed < 506; seed++) {
    const qubits = 2 + (seed % 4);
    const { circuit: base, inputs, weights } = caseOf(seed, qubits, 15, 1);
    const circuit: Circuit = { ...base, observables: [{ probabilities: [0, 1] }] };
    const one = { circuit, inputs, weights, upstream: new Float64Array(0), batch: 1 };
    const exact = forward(one);
    const shots = 4000;
    const sampled = forward(one, { shots, seed });
    sampled.forEach((frequency, k) => {
      const bound = 5 * Math.sqrt((exact[k]! * (1 - exact[k]!)) / shots) + 1e-9;
      assert.ok(Math.abs(frequency - exact[k]!) <= bound, `seed ${seed} [${k}]: ${frequency} for ${exact[k]!}`);
    });
    assert.deepEqual(forward(one, { shots, seed }), sampled);
    if (exact.every((p) => p < 0.99)) assert.notDeepEqual(forward(one, { shots, seed: seed + 1 }), sampled);
  }
});

test('SPSA points along the exact gradient on average', () => {
  const one = caseOf(601, 3, 10, 1);
  const exact = compile(one.circuit).vjp(one.inputs, one.weights, one.upstream, 1);
  const compiled = compile(one.circuit, { gradient: 'spsa', seed: 3 });
  const draws = 3000;
  const mean = new Float64Array(exact.weights.length);
  for (let k = 0; k < draws; k++)
    compiled.vjp(one.inputs, one.weights, one.upstream, 1).weights.forEach((g, j) => (mean[j] = mean[j]! + g / draws));
  const size = Math.hypot(...exact.weights, ...exact.inputs);
  // Each draw's deviation is at most the sum of the other slopes: standard error ≤ ‖gradient‖/√draws, times four.
  near(mean, exact.weights, (4 * size) / Math.sqrt(draws) + 1e-3, 'mean of SPSA');
});
