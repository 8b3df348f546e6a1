import type { QuantumConfig } from '../schema/quantum';
import { at, finding, type Check } from './check';

const gibibyte = 2 ** 30;

/** Complex numbers of two 32-bit floats. */
const bytesPerAmplitude = 8;

/** States kept for each image: adjoint differentiation holds the state, its gradient and a work copy; the others the state and a copy. */
const statesKept = (gradient: QuantumConfig['gradient']): number => (gradient === 'adjoint' ? 3 : 2);

/** Bytes that the states of one batch take in the simulator: states × images × 2ⁿ amplitudes × 8. */
export function stateBytes(qubits: number, batchSize: number, gradient: QuantumConfig['gradient']): number {
  return statesKept(gradient) * batchSize * 2 ** qubits * bytesPerAmplitude;
}

/** The states of a batch have to fit into memory: 4 GiB is all that WebAssembly can address. */
export const quantumMemoryCheck: Check = {
  reads: at('model.quantum.qubits', 'model.quantum.gradient', 'training.batchSize'),
  run({ config }) {
    const { quantum } = config.model;
    if (quantum === 'none') return [];
    const { qubits, gradient } = quantum;
    const { batchSize } = config.training;
    const bytes = stateBytes(qubits, batchSize, gradient);
    if (bytes <= gibibyte) return [];
    const error = bytes > 4 * gibibyte;
    const limit = error ? 4 * gibibyte : gibibyte;
    const images = Math.floor(limit / stateBytes(qubits, 1, gradient));
    const fewer = Math.floor(Math.log2(limit / stateBytes(0, batchSize, gradient)));
    const ways = [`${fewer} qubits`, ...(images >= 2 ? [`a batch of ${images}`] : [])].join(' or ');
    return [
      finding(
        error ? 'error' : 'warning',
        'quantum-memory',
        ['model', 'quantum', 'qubits'],
        `States of ${qubits} qubits for a batch of ${batchSize} images take ${(bytes / gibibyte).toFixed(1)} GiB.`,
        error
          ? `At most 4 GiB can be used: ${ways} would fit.`
          : `This will be slow: ${ways} would take less than 1 GiB.`,
        { fix: { title: `Change to ${fewer}`, replace: String(fewer) } },
      ),
    ];
  },
};
