import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { NoiseModel } from '../../../../src/experiment/schema/noise';
import type { Circuit } from '../../../../src/quantum/circuit';
import { compile } from '../../../../src/quantum/compile';
import { CircuitReading } from '../../../../src/quantum/reading/circuit-reading';
import { entanglementEntropy } from '../../../../src/quantum/reading/entanglement';
import { RandomStream } from '../../../../src/shared/random';
import { circuitDifferences } from '../../../../src/webviews/circuit/page/state/compare/circuit-differences';
import { GradientNorms } from '../../../../src/webviews/circuit/host/gradient-norms';
import { basisStates } from '../../../../src/webviews/circuit/page/state/basis-states';
import { exactExpectations } from '../../../../src/webviews/circuit/page/state/exact-expectations';
import { estimates } from '../../../../src/webviews/circuit/page/state/noise/estimates';
import { noisyOutcomes, tooMuch } from '../../../../src/webviews/circuit/page/state/noise/outcomes';
import { stepReading } from '../../../../src/webviews/circuit/page/state/step-reading';
import { classExpectations } from '../../../../src/webviews/circuit/page/state/training/class-expectations';
import { layer } from '../../../support/pages/circuit-page';
import { drawCircuit } from '../../../../src/webviews/circuit/host/draw-experiment';

interface Golden {
  readonly name: string;
  readonly circuit: Circuit;
  readonly noise: NoiseModel;
  readonly inputs: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly expectations: readonly (readonly number[])[];
}

function golden(file: string): readonly Golden[] {
  const path = join(__dirname, '..', '..', '..', 'golden', 'quantum', `${file}.json`);
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly Golden[] }).cases;
}

const goesOn = (): Promise<boolean> => Promise.resolve(true);

function close(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number, name: string): void {
  assert.equal(found.length, expected.length, name);
  for (let k = 0; k < expected.length; k++)
    assert.ok(Math.abs(found[k]! - expected[k]!) <= tolerance, `${name}, output ${k}: ${found[k]} for ${expected[k]}`);
}

test('exact expectations in the page are PennyLane’s', () => {
  for (const { name, circuit, inputs, weights, expectations } of golden('pennylane-circuits'))
    close(exactExpectations(circuit, inputs, weights), expectations.flat(), 1e-12, name);
});

test('noise in the page is PennyLane’s, channel by channel, with readout errors', async () => {
  for (const { name, circuit, noise, inputs, weights, expectations } of golden('pennylane-noise'))
    for (const [k, row] of inputs.entries()) {
      const outcomes = await noisyOutcomes(circuit, { inputs: row, weights, example: false }, noise, goesOn);
      const found = estimates(circuit, outcomes!, noise, undefined, 8).map(({ mean }) => mean);
      close(found, expectations[k]!, 1e-10, name);
    }
});

test('amplitudes that are prepared keep their state in a density matrix', async () => {
  const drawn = drawCircuit(layer(3, 1, { encoding: 'AmplitudeEmbedding' }));
  const circuit = drawn.circuit as Circuit;
  const binding = { inputs: [0.1, 0.5, -0.3, 0.2, 0.7, -0.1, 0.4, 0.3], weights: Array(9).fill(0.4), example: false };
  const noise: NoiseModel = { channels: [{ channel: 'depolarising', probability: 0 }] };
  const outcomes = await noisyOutcomes(circuit, binding, noise, goesOn);
  assert.equal(outcomes!.how, 'density matrix');
  const found = estimates(circuit, outcomes!, noise, undefined, 8).map(({ mean }) => mean);
  close(found, exactExpectations(circuit, [binding.inputs], binding.weights), 1e-12, 'prepared');
});

test('shots scatter as binomials do, the same for the same seeds', async () => {
  const circuit = drawCircuit(layer(3, 2)).circuit as Circuit;
  const binding = {
    inputs: [0.3, -0.8, 1.1],
    weights: Array.from({ length: 18 }, (_, k) => Math.sin(k)),
    example: false,
  };
  const outcomes = await noisyOutcomes(circuit, binding, undefined, goesOn);
  const exact = exactExpectations(circuit, [binding.inputs], binding.weights);
  const found = estimates(circuit, outcomes!, undefined, 500, 200);
  assert.deepEqual(found, estimates(circuit, outcomes!, undefined, 500, 200));
  found.forEach(({ mean, spread }, k) => {
    const expected = Math.sqrt((1 - exact[k]! ** 2) / 500);
    // 200 repetitions: the mean errs by spread/√200, the spread by about 5 %
    assert.ok(Math.abs(mean - exact[k]!) < (5 * expected) / Math.sqrt(200), `mean ${k}`);
    assert.ok(Math.abs(spread / expected - 1) < 0.25, `spread ${k}: ${spread} for ${expected}`);
  });
});

test('trajectories of more wires agree with the density matrix of the compiled simulator', async () => {
  const circuit = drawCircuit(layer(7, 1)).circuit as Circuit;
  const random = RandomStream.named(5, 'state-test');
  const inputs = Float64Array.from({ length: 7 }, () => random.uniform());
  const weights = Float64Array.from({ length: 21 }, () => 3 * random.uniform());
  const noise: NoiseModel = { channels: [{ channel: 'amplitude-damping', probability: 0.05 }] };
  const binding = { inputs: [...inputs], weights: [...weights], example: false };
  const outcomes = await noisyOutcomes(circuit, binding, noise, goesOn);
  assert.equal(outcomes!.how, '512 quantum trajectories');
  const found = estimates(circuit, outcomes!, noise, undefined, 8).map(({ mean }) => mean);
  const compiled = compile(circuit, { noise });
  close(found, compiled.forward(inputs, weights, 1), 5 / Math.sqrt(512), 'trajectories');
  compiled.dispose();
});

test('what is no longer wanted stops, what is too large is refused with its size', async () => {
  const circuit = drawCircuit(layer(7, 1)).circuit as Circuit;
  const binding = { inputs: Array(7).fill(0.1), weights: Array(21).fill(0.1), example: false };
  const noise: NoiseModel = { channels: [{ channel: 'bit-flip', probability: 0.1 }] };
  let asked = 0;
  const outcomes = await noisyOutcomes(circuit, binding, noise, () => Promise.resolve(++asked < 3));
  assert.equal(outcomes, undefined);
  assert.equal(asked, 3);
  assert.equal(tooMuch(circuit, noise), undefined);
  assert.match(tooMuch(drawCircuit(layer(14, 10)).circuit, noise)!, /14 wires and \d+ gates/);
  assert.match(tooMuch(drawCircuit(layer(16, 1)).circuit, undefined)!, /16 wires/);
});

test('basis states: all in order where they are few, else the most probable with the rest counted', () => {
  const state = Float64Array.from([0.6, 0, 0, 0, 0, -0.8, 0, 0]);
  assert.deepEqual(
    basisStates(state, 2, 4).shown.map(({ bits }) => bits),
    ['00', '01', '10', '11'],
  );
  const { shown, more, rest } = basisStates(state, 2, 1);
  assert.deepEqual(shown, [{ bits: '10', re: 0, im: -0.8, probability: 0.8 * 0.8 }]);
  assert.equal(more, 3);
  assert.ok(Math.abs(rest - 0.36) < 1e-12);
});

test('the most probable of many are those that sorting finds', () => {
  const random = RandomStream.named(9, 'state-test');
  const state = Float64Array.from({ length: 2 * 256 }, () => random.uniform() - 0.5);
  const weight = (k: number): number => state[2 * k]! ** 2 + state[2 * k + 1]! ** 2;
  const sorted = Array.from({ length: 256 }, (_, k) => k).sort((a, b) => weight(b) - weight(a));
  assert.deepEqual(
    basisStates(state, 8, 16).shown.map(({ bits }) => parseInt(bits, 2)),
    sorted.slice(0, 16),
  );
});

test('entropies of wires come from the Bloch vector and agree with the reduced matrix', () => {
  const circuit = drawCircuit(layer(5, 2)).circuit as Circuit;
  const weights = Array.from({ length: 30 }, (_, k) => Math.cos(3 * k));
  const state = new CircuitReading(circuit, [0.1, 0.2, 0.3, 0.4, 0.5], weights).after(circuit.operations.length);
  const { wires, cuts } = stepReading(state, 5);
  wires.forEach(({ entropy }, wire) =>
    assert.ok(Math.abs(entropy - entanglementEntropy(state, 5, [wire])) < 1e-9, `wire ${wire}`),
  );
  assert.equal(cuts.length, 4);
  assert.ok(Math.abs(cuts[1]! - entanglementEntropy(state, 5, [2, 3, 4])) < 1e-9);
});

test('expectations by class: means and sample deviations over the probes of each label', () => {
  const circuit: Circuit = {
    qubits: 1,
    operations: [{ gate: 'RX', wires: [0], parameters: [{ input: 0 }] }],
    observables: [{ pauli: 'Z' }],
  };
  const epoch = { epoch: 1, weights: [], gradient: null, probes: [[0], [Math.PI], [Math.PI / 2], [null]] };
  const probes = [0, 0, 1, 1].map((label, index) => ({ index, id: `s${index}`, label }));
  const [first, second] = classExpectations(circuit, epoch, probes);
  assert.equal(first!.images, 2);
  assert.ok(Math.abs(first!.mean[0]!) < 1e-12);
  assert.ok(Math.abs(first!.spread[0]! - Math.SQRT2) < 1e-12);
  assert.equal(second!.images, 1, 'an image whose inputs are not finite is left out');
  assert.ok(Number.isNaN(second!.spread[0]), 'one image has no spread');
});

test('circuits of one form differ by their weights within half a turn, others by gates in the same place', () => {
  const circuit = drawCircuit(layer(2, 1)).circuit as Circuit;
  const a = { circuit, weights: [0, 1, 2, 3, 3, 3] };
  const b = { circuit, weights: [2 * Math.PI, 1, 2, 3, 3 - Math.PI / 2, -3] };
  const same = circuitDifferences(a, b);
  assert.equal(same.sameForm, true);
  [0, 0, 0, 0, -Math.PI / 2, 2 * Math.PI - 6].forEach((expected, k) =>
    assert.ok(Math.abs(same.weights![k]! - expected) < 1e-12, `weight ${k}`),
  );
  // Two encoding rotations, two Rot, two CNOT
  same.marks[0].forEach((mark, k) => assert.ok(Math.abs(mark - (k === 3 ? 0.5 : 0)) < 1e-12, `operation ${k}`));
  const longer = circuitDifferences(a, { circuit: drawCircuit(layer(2, 2)).circuit, weights: undefined });
  assert.equal(longer.sameForm, false);
  assert.equal(longer.weights, undefined);
  assert.deepEqual(longer.marks[0], [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(longer.marks[1], [0, 0, 0, 0, 0, 0, 1, 1, 1, 1]);
  const wider = circuitDifferences(a, { circuit: drawCircuit(layer(3, 1)).circuit, weights: undefined });
  assert.ok(wider.marks.flat().every((mark) => mark === 1));
});

test('norms of the gradient: the mean of each epoch, without what a resumed run records anew', () => {
  const norms = new GradientNorms();
  const time = '2026-01-01T10:00:00.000Z';
  const tell = (epoch: number, batch: number, classical: number | null): void =>
    norms.add({ type: 'gradient', time, epoch, batch, classical, quantum: 0.5 });
  tell(1, 10, 2);
  tell(1, 20, 4);
  tell(1, 30, null);
  tell(2, 10, 1);
  tell(2, 20, 9);
  assert.deepEqual(norms.norms[0], { epoch: 1, classical: 3, quantum: 0.5 });
  norms.add({ type: 'state', time, state: 'running', resumedFrom: { epoch: 1, batch: 15 } });
  assert.deepEqual(norms.norms[1], { epoch: 2, classical: 1, quantum: 0.5 });
  norms.clear();
  assert.deepEqual(norms.norms, []);
});
