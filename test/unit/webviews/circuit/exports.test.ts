import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuantumConfig } from '../../../../src/experiment/schema/quantum';
import { bindParameters } from '../../../../src/quantum/bind-parameters';
import { blackOnWhite } from '../../../../src/quantum/drawing/svg';
import { readQasm } from '../../../../src/quantum/formats/qasm-reader';
import { CircuitReading } from '../../../../src/quantum/reading/circuit-reading';
import type { CircuitSnapshot } from '../../../../src/webviews/circuit/contract';
import { drawCircuit } from '../../../../src/webviews/circuit/host/draw-experiment';
import { exportText } from '../../../../src/webviews/circuit/page/model/exports';
import { foldAll } from '../../../../src/webviews/circuit/page/model/changes';
import { firstState, type CircuitPageState } from '../../../../src/webviews/circuit/page/model/state';

function trained(part: Partial<QuantumConfig>): CircuitPageState {
  const config = {
    qubits: 3,
    layers: 2,
    encoding: 'AngleEmbedding',
    rotation: 'X',
    ansatz: 'StronglyEntanglingLayers',
    observables: 'Z',
  };
  const drawn = drawCircuit({ ...config, ...part } as QuantumConfig);
  const weights = Array.from({ length: 18 }, (_, k) => 0.1 * k - 0.8);
  const snapshot: CircuitSnapshot = { source: { kind: 'run', path: '/r' }, title: 'r', drawn: { ...drawn, weights } };
  return firstState(snapshot, undefined);
}

for (const encoding of ['AngleEmbedding', 'AmplitudeEmbedding', 'ZZFeatureMap'] as const)
  test(`OpenQASM of a trained ${encoding} layer reads back as the same circuit with its weights`, () => {
    const state = trained({ encoding });
    const { circuit, binding } = state;
    const back = readQasm(exportText('qasm3', state, blackOnWhite));
    const inputs = encoding === 'AmplitudeEmbedding' ? [] : binding.inputs;
    const amplitudes = new CircuitReading(back, inputs, []).after(Infinity);
    const expected = new CircuitReading(bindParameters(circuit!, binding), [], []).after(Infinity);
    // Amplitudes are prepared up to a phase of the whole
    const overlap = [0, 0];
    for (let k = 0; k < expected.length; k += 2) {
      overlap[0]! += expected[k]! * amplitudes[k]! + expected[k + 1]! * amplitudes[k + 1]!;
      overlap[1]! += expected[k]! * amplitudes[k + 1]! - expected[k + 1]! * amplitudes[k]!;
    }
    assert.ok(Math.abs(Math.hypot(...overlap) - 1) < 1e-9);
    assert.deepEqual(back.observables, circuit!.observables);
  });

test('drawings are as folded as on the page, in the colours asked for', () => {
  const palette = { ...blackOnWhite, ink: '#abcdef' };
  const state = trained({});
  assert.match(exportText('svg', state, palette), /stroke="#abcdef"/);
  assert.doesNotMatch(exportText('svg-print', state, palette), /#abcdef/);
  assert.match(exportText('svg', state, palette), />Rot</);
  assert.doesNotMatch(exportText('svg', foldAll(state, true), palette), />Rot</);
});

test('programs hold the trained weights; of an untrained circuit they say that there are none', () => {
  const state = trained({});
  for (const format of ['pennylane', 'qiskit'] as const) {
    assert.match(exportText(format, state, blackOnWhite), /-0\.8, -0\.7/);
    const untrained = { ...state, binding: { ...state.binding, example: true } };
    assert.match(exportText(format, untrained, blackOnWhite), /placeholders/);
  }
});
