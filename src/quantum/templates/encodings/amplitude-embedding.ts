import type { Parameter } from '../../circuit';
import { range, type Encoding } from '../template';

/** 65,536 features. */
const mostQubits = 16;

export const amplitudeEmbedding: Encoding = {
  name: 'AmplitudeEmbedding',
  description: 'Up to 2ⁿ features as the amplitudes of the state of n wires, padded and scaled to length 1.',
  formula: 'Σₖ xₖ |k⟩ / ‖x‖',
  source: 'PennyLane AmplitudeEmbedding(pad_with, normalize=True)',
  scalable: false,
  refuses: ({ qubits, features = 1 }) => {
    if (qubits > mostQubits) return `amplitudes of more than ${mostQubits} qubits are too many to embed`;
    return features > 2 ** qubits
      ? `${qubits} qubits have ${2 ** qubits} amplitudes, too few for ${features} features`
      : undefined;
  },
  inputs: ({ qubits, features = 2 ** qubits }) => features,
  operations: ({ qubits, features = 2 ** qubits, padWith = 0 }) => [
    {
      gate: 'StatePrep',
      wires: range(qubits),
      parameters: range(2 ** qubits).map((k): Parameter => (k < features ? { input: k } : padWith)),
      normalise: true,
    },
  ],
};
