import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QuantumConfig } from '../../../src/experiment/schema/quantum';
import { experimentCircuit } from '../../../src/quantum/experiment-circuit';
import { parseExperiment } from '../../../src/experiment/parse';

/** The `model.quantum` of an experiment with these lines in it, with every default filled in. */
function quantum(lines: Readonly<Record<string, unknown>>): QuantumConfig {
  const text = JSON.stringify({ dataset: { source: 'phantom' }, model: { quantum: lines } });
  const { config, problems } = parseExperiment(text, 'test.experiment.yaml');
  const found = config?.model.quantum;
  if (found === undefined || found === 'none') throw new Error(JSON.stringify(problems));
  return found;
}

void test('features and weights of the usual circuits', () => {
  const counts = (lines: Readonly<Record<string, unknown>>): readonly number[] => {
    const { features, weights, circuit } = experimentCircuit(quantum(lines));
    return [features, weights, circuit.observables.length];
  };
  assert.deepEqual(counts({ qubits: 4 }), [4, 36, 4]);
  assert.deepEqual(
    counts({ qubits: 3, encoding: 'AmplitudeEmbedding', ansatz: 'BasicEntanglerLayers', layers: 2 }),
    [8, 6, 3],
  );
  assert.deepEqual(counts({ qubits: 3, encoding: 'AmplitudeEmbedding', features: 5, layers: 1 }), [5, 9, 3]);
  assert.deepEqual(counts({ qubits: 4, ansatz: 'QCNN', layers: 1, observables: ['IIIZ'] }), [4, 27, 1]);
  assert.deepEqual(counts({ qubits: 2, observables: 'probabilities' }), [2, 18, 1]);
  assert.deepEqual(counts({ qubits: 2, layers: 3, reuploading: true, inputScaling: 'trainable' }), [2, 18 + 6, 2]);
  assert.deepEqual(counts({ qubits: 2, layers: 3, inputScaling: 'trainable' }), [2, 18 + 2, 2]);
});

void test('a free list of gates, with and without an encoding before it', () => {
  const operations = [
    { gate: 'RY', wires: [1], parameters: [{ input: 2 }] },
    { gate: 'CRZ', wires: [0, 1], parameters: [{ weight: 1 }] },
  ];
  const alone = experimentCircuit(quantum({ qubits: 2, encoding: 'none', ansatz: 'custom', operations }));
  assert.deepEqual(alone.circuit.operations, operations);
  assert.deepEqual([alone.features, alone.weights], [3, 2]);
  const after = experimentCircuit(quantum({ qubits: 2, ansatz: 'custom', operations }));
  assert.equal(after.circuit.operations.length, 4);
});

const refused: readonly (readonly [Readonly<Record<string, unknown>>, string, RegExp])[] = [
  [{ encoding: 'none' }, 'quantum.template', /custom/],
  [{ ansatz: 'custom' }, 'quantum.template', /operations/],
  [{ ansatz: 'TTN', qubits: 5 }, 'quantum.template', /2, 4, 8 or 16/],
  [{ ansatz: 'Sim13', qubits: 3 }, 'quantum.template', /itself/],
  [{ encoding: 'AmplitudeEmbedding', reuploading: true }, 'quantum.template', /once only/],
  [{ encoding: 'IQPEmbedding', inputScaling: 'trainable' }, 'quantum.template', /scale/],
  [{ encoding: 'AmplitudeEmbedding', features: 17, qubits: 4 }, 'quantum.template', /too few for 17/],
  [{ encoding: 'AmplitudeEmbedding', qubits: 20 }, 'quantum.template', /too many/],
  [{ ansatz: 'custom', operations: [{ gate: 'CNOT', wires: [0, 4] }] }, 'quantum.wire-out-of-range', /Wire 4/],
  [{ observables: ['ZZ'] }, 'quantum.pauli-word', /4 wires/],
];
for (const [lines, code, message] of refused)
  void test(`${JSON.stringify(lines)} is refused with the reason`, () => {
    const config = { ...quantum({}), ...lines };
    assert.throws(() => experimentCircuit(config), { code, message });
  });
