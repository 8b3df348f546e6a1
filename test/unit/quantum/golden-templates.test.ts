import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Quantum, type QuantumConfig } from '../../../src/experiment/schema/quantum';
import { experimentCircuit } from '../../../src/quantum/experiment-circuit';
import { parameterCounts } from '../../../src/quantum/parameter-counts';
import { ansatzTable } from '../../../src/quantum/templates/ansatz-table';
import { encodingTable } from '../../../src/quantum/templates/encoding-table';
import { assertGolden, precisions } from './compiled-against-golden';
import { goldenCases, type GoldenRun } from './golden-file';

const title = ({ encoding, ansatz, qubits, layers, rotation, entanglement, reuploading }: QuantumConfig): string =>
  [
    `${encoding} ${rotation}`,
    ansatz,
    `${qubits} qubits`,
    `${layers} layers`,
    entanglement ?? '',
    reuploading === true ? 're-uploading' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');

for (const [tool, file] of [
  ['PennyLane', 'pennylane-templates'],
  ['Qiskit', 'qiskit-templates'],
  ['the circuits of Sim et al.', 'pennylane-sim-circuits'],
] as const)
  for (const { precision, tolerance } of precisions)
    for (const golden of goldenCases<GoldenRun & { config: QuantumConfig }>(file))
      void test(`${title(golden.config)} agrees with ${tool} in ${precision}`, () => {
        assertGolden(experimentCircuit(golden.config).circuit, golden, { precision }, tolerance);
      });

const literals = (schema: { anyOf?: { const: string }[] }): string[] =>
  (schema.anyOf ?? []).map((entry) => entry.const);

void test('the experiment language lists exactly the templates that there are', () => {
  const { encoding, ansatz } = Quantum.properties as unknown as Record<string, { anyOf: { const: string }[] }>;
  assert.deepEqual(literals(encoding ?? {}).toSorted(), [...encodingTable.map(({ name }) => name), 'none'].toSorted());
  assert.deepEqual(literals(ansatz ?? {}).toSorted(), [...ansatzTable.map(({ name }) => name), 'custom'].toSorted());
});

void test('weight shapes count the weights', () => {
  for (const ansatz of ansatzTable)
    for (const qubits of [2, 4, 5, 8])
      for (const layers of [1, 3]) {
        if (ansatz.refuses?.({ qubits, layers }) !== undefined) continue;
        const operations = ansatz.blocks({ qubits, layers }).flat();
        const { weights } = parameterCounts({ qubits, operations, observables: [] });
        const shape = ansatz.weightShape({ qubits, layers });
        assert.equal(
          shape.reduce((product, n) => product * n, 1),
          weights,
          `${ansatz.name} on ${qubits} qubits`,
        );
      }
});
