import { operation } from '../../gates/operations';
import { range, type Encoding } from '../template';

export const angleEmbedding: Encoding = {
  name: 'AngleEmbedding',
  description: 'One feature a wire, as the angle of a rotation about X, Y or Z.',
  formula: '⊗ᵢ R(xᵢ)',
  source: 'PennyLane AngleEmbedding; Schuld, Petruccione 2018, Supervised Learning with Quantum Computers',
  scalable: true,
  inputs: ({ qubits }) => qubits,
  operations: ({ qubits, rotation = 'X' }) =>
    range(qubits).map((wire) => operation(`R${rotation}`, [wire], [{ input: wire }])),
};
