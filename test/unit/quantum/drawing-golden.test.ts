import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { QuantumConfig } from '../../../src/experiment/schema/quantum';
import type { Circuit } from '../../../src/quantum/circuit';
import { circuitSvg } from '../../../src/quantum/drawing/svg';
import { experimentCircuit } from '../../../src/quantum/experiment-circuit';
import { quantikzText } from '../../../src/quantum/formats/quantikz';

/** Written anew with HYBRID_QML_UPDATE_GOLDEN=1, to be looked at before they are committed. */
const folder = join(__dirname, '../../golden/drawing');

const config = (part: Partial<QuantumConfig>): QuantumConfig =>
  ({
    encoding: 'AngleEmbedding',
    rotation: 'X',
    ansatz: 'StronglyEntanglingLayers',
    observables: 'Z',
    ...part,
  }) as QuantumConfig;

const strongly = experimentCircuit(config({ qubits: 4, layers: 2 }));
const reuploaded = experimentCircuit(
  config({ qubits: 3, layers: 2, ansatz: 'BasicEntanglerLayers', reuploading: true, observables: ['ZZI', 'IXY'] }),
);
const everyShape: Circuit = {
  qubits: 4,
  operations: [
    { gate: 'StatePrep', wires: [0, 1], parameters: [1, 0, 0, 0] },
    { gate: 'H', wires: [2] },
    { gate: 'Sdg', wires: [3] },
    { gate: 'SXdg', wires: [3] },
    { gate: 'CNOT', wires: [2, 0] },
    { gate: 'CZ', wires: [1, 3] },
    { gate: 'CRY', wires: [3, 1], parameters: [{ weight: 0, scale: -0.5, offset: Math.PI / 2 }] },
    { gate: 'SWAP', wires: [0, 2] },
    { gate: 'Fredkin', wires: [3, 0, 1] },
    { gate: 'Toffoli', wires: [0, 3, 1] },
    { gate: 'IsingZZ', wires: [0, 3], parameters: [{ input: 0, input2: 1, scale: 2, shift: Math.PI }] },
    { gate: 'PauliRot', wires: [1, 2], pauli: 'XY', parameters: [{ input: 0, weight: 1 }] },
    {
      gate: 'QubitUnitary',
      wires: [0],
      matrix: [
        [
          [1, 0],
          [0, 0],
        ],
        [
          [0, 0],
          [0, 1],
        ],
      ],
    },
    { gate: 'Rot', wires: [3], parameters: [0.25, { weight: 2 }, -Math.PI] },
  ],
  observables: [{ terms: [{ coefficient: 0.5, pauli: 'XIIZ' }] }, { probabilities: [3] }],
};

const golden: Readonly<Record<string, () => string>> = {
  'strongly-entangling.svg': () => circuitSvg(strongly.circuit, { sections: strongly.sections }),
  'folded.svg': () => circuitSvg(strongly.circuit, { sections: strongly.sections, folded: new Set([1, 2]) }),
  'reuploaded.svg': () => circuitSvg(reuploaded.circuit, { sections: reuploaded.sections }),
  'every-shape.svg': () => circuitSvg(everyShape),
  'strongly-entangling.tex': () => quantikzText(strongly.circuit, { sections: strongly.sections }),
  'every-shape.tex': () => quantikzText(everyShape, { title: 'Every shape' }),
};

for (const [name, write] of Object.entries(golden))
  test(`${name} is as it was looked at`, () => {
    const file = join(folder, name);
    if (process.env['HYBRID_QML_UPDATE_GOLDEN'] === '1') writeFileSync(file, write());
    assert.ok(existsSync(file), `${name} is missing`);
    assert.equal(write(), readFileSync(file, 'utf8'));
  });

test('sections of an experiment cover its operations in order', () => {
  for (const { circuit, sections } of [strongly, reuploaded]) {
    assert.deepEqual(
      sections.map(({ from }) => from),
      [0, ...sections.slice(0, -1).map(({ to }) => to)],
    );
    assert.equal(sections.at(-1)?.to, circuit.operations.length);
  }
  assert.deepEqual(
    reuploaded.sections.map(({ title }) => title),
    ['AngleEmbedding', 'Layer 1', 'AngleEmbedding', 'Layer 2'],
  );
});
