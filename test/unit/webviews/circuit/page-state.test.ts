import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuantumConfig } from '../../../../src/experiment/schema/quantum';
import type { CircuitSnapshot } from '../../../../src/webviews/circuit/contract';
import { drawCircuit } from '../../../../src/webviews/circuit/host/draw-experiment';
import * as changes from '../../../../src/webviews/circuit/page/model/changes';
import { gateFacts } from '../../../../src/webviews/circuit/page/model/gate-facts';
import { firstState, savedOf, withSnapshot } from '../../../../src/webviews/circuit/page/model/state';

function drawn(layers = 2, qubits = 3): NonNullable<CircuitSnapshot['drawn']> {
  const config = {
    qubits,
    layers,
    encoding: 'AngleEmbedding',
    rotation: 'X',
    ansatz: 'BasicEntanglerLayers',
    observables: 'Z',
  };
  return drawCircuit(config as QuantumConfig);
}
const experiment: CircuitSnapshot = {
  source: { kind: 'experiment', uri: 'file:///a.yaml' },
  title: 'a',
  drawn: drawn(),
};
const epoch = (number: number, weight: number): NonNullable<CircuitSnapshot['run']>['epochs'][number] => ({
  epoch: number,
  weights: new Array<number>(6).fill(weight),
  gradient: number === 0 ? null : new Array<number>(6).fill(weight / 100),
  probes: [[weight, 0, 0]],
});
const run: CircuitSnapshot = {
  source: { kind: 'run', path: '/runs/1' },
  title: 'run',
  drawn: { ...drawn(), weights: new Array<number>(6).fill(0.9) },
  run: {
    ...{ id: '1', name: 'run', classes: ['a', 'b'], live: false },
    epochs: [epoch(0, 0.1), epoch(1, 0.5)],
    probes: [{ index: 7, id: 'seven', label: 1 }],
  },
};

test('a page begins behind the last gate, with example weights that it says are none', () => {
  const state = firstState(experiment, undefined);
  assert.equal(state.position, state.circuit?.operations.length);
  assert.equal(state.binding.inputs.length, 3);
  assert.equal(state.binding.weights.length, 6);
  assert.ok(state.binding.example);
  assert.ok(!firstState(run, undefined).binding.example);
});

test('a broken file keeps what is drawn and says why', () => {
  const state = changes.stepTo(firstState(experiment, undefined), 2);
  const rest = { source: experiment.source, title: experiment.title };
  const broken = withSnapshot(state, { ...rest, note: { what: 'Line 3: no.', remedy: 'Yes.' } });
  assert.equal(broken.circuit, state.circuit);
  assert.equal(broken.position, 2);
  assert.equal(broken.note?.what, 'Line 3: no.');
  assert.equal(withSnapshot(broken, experiment).note, undefined);
});

test('the same circuit again changes nothing that the user chose; a shorter one keeps what fits', () => {
  const chosen = changes.toggleFold(changes.select(changes.stepTo(firstState(experiment, undefined), 9), 10), 2);
  const again = withSnapshot(chosen, structuredClone(experiment));
  assert.equal(again.circuit, chosen.circuit);
  assert.deepEqual([again.position, again.selection, again.folded], [9, 10, chosen.folded]);
  const shorter = withSnapshot(chosen, { ...experiment, drawn: drawn(1) });
  assert.equal(shorter.position, shorter.circuit?.operations.length);
  assert.equal(shorter.selection, undefined);
  assert.deepEqual([...shorter.folded], []);
});

test('steps stay within the circuit', () => {
  const state = firstState(experiment, undefined);
  assert.equal(changes.stepTo(state, -3).position, 0);
  assert.equal(changes.stepTo(state, 1e6).position, state.circuit?.operations.length);
});

test('an epoch brings its weights, and the test image as its network saw it', () => {
  const image = { index: 7, png: '', width: 0, height: 0, probabilities: [] };
  const state = changes.showImage(firstState(run, undefined), image, [1, 2, 3]);
  assert.equal(state.binding.weights[0], 0.9);
  const first = changes.showEpoch(state, 0);
  assert.equal(first.binding.weights[0], 0.1);
  assert.deepEqual(first.binding.inputs, [0.1, 0, 0]);
  assert.equal(first.image, image);
  assert.equal(changes.showEpoch(first, undefined).binding.weights[0], 0.9);
  const byHand = changes.setInput(first, 1, 0.25);
  assert.equal(byHand.image, undefined);
  assert.deepEqual(byHand.binding.inputs, [0.1, 0.25, 0]);
});

test('newer epochs of a live run are shown unless the user looks at an older one', () => {
  const live = { ...run, run: { ...run.run!, live: true } };
  const state = firstState(live, undefined);
  assert.equal(state.binding.weights[0], 0.5);
  const later = { ...live, run: { ...live.run, epochs: [...run.run!.epochs, epoch(2, 0.7)] } };
  assert.equal(withSnapshot(state, later).binding.weights[0], 0.7);
  assert.equal(withSnapshot(changes.showEpoch(state, 1), later).binding.weights[0], 0.5);
});

test('what is saved brings the page back, but not to another circuit', () => {
  const state = changes.look(changes.foldAll(changes.stepTo(firstState(run, undefined), 4), true), {
    zoom: 1.5,
    left: 20,
    top: 3,
  });
  const saved = savedOf(state);
  const back = firstState(run, saved);
  assert.deepEqual(savedOf(back), saved);
  assert.equal(firstState(experiment, saved).view.zoom, 1);
});

test('noise and the compared run come back; only another wish replaces what was compared since', () => {
  const noise = { on: true, kind: 'depolarising', probability: 0.03, shots: 0, repeats: 8 } as const;
  const wished = { ...run, compareWith: '/runs/2' };
  let state = firstState(wished, undefined);
  assert.equal(state.compared, '/runs/2');
  state = changes.compareTo(changes.switchNoise(state, noise), '/runs/3');
  assert.equal(withSnapshot(state, wished).compared, '/runs/3');
  const again = firstState(run, savedOf(state));
  assert.deepEqual([again.compared, again.noise], ['/runs/3', noise]);
  // A page that was hidden hears the wish again
  assert.equal(firstState(wished, savedOf(state)).compared, '/runs/3');
  assert.equal(firstState({ ...run, compareWith: '/runs/4' }, savedOf(state)).compared, '/runs/4');
});

test('a gate says its matrix, its parameter, its gradient and its way over the epochs', () => {
  const state = changes.showEpoch(firstState(run, undefined), 1);
  const operation = state.circuit!.operations.find(({ parameters }) =>
    parameters?.some((one) => typeof one === 'object' && one.weight === 0),
  )!;
  const { text, parameters, weights, matrix, qasm } = gateFacts(state, operation);
  assert.equal(text, 'RX(θ₀) on q0');
  assert.deepEqual(parameters, [{ label: 'θ_{0}', value: 0.5 }]);
  assert.deepEqual(weights, [{ index: 0, value: 0.5, gradient: 0.005, history: [0.1, 0.5], epochs: [0, 1] }]);
  assert.ok(Math.abs(matrix![0]! - Math.cos(0.25)) < 1e-15);
  assert.ok(Math.abs(matrix![3]! + Math.sin(0.25)) < 1e-15);
  assert.deepEqual(qasm, ['rx(0.5) q[0];']);
});
