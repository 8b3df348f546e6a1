import { test } from 'node:test';
import type { QuantumConfig } from '../../../src/experiment/schema/quantum';
import { experimentCircuit } from '../../../src/quantum/experiment-circuit';
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
  ].join(', ');

for (const tool of ['PennyLane'])
  for (const { precision, tolerance } of precisions)
    for (const golden of goldenCases<GoldenRun & { config: QuantumConfig }>(`${tool.toLowerCase()}-templates`))
      void test(`${title(golden.config)} agrees with ${tool} in ${precision}`, () => {
        assertGolden(experimentCircuit(golden.config).circuit, golden, { precision }, tolerance);
      });
