import { operation } from '../../gates/operations';
import { range, type Encoding } from '../template';

/** RX(π) is X up to the phase −i, which no expectation sees; so the features stay inputs of a fixed circuit. */
export const basisEmbedding: Encoding = {
  name: 'BasisEmbedding',
  description: 'One bit a wire: features 0 and 1 become the basis state of these bits.',
  formula: '⊗ᵢ RX(πxᵢ): |0…0⟩ → |x₀x₁…⟩ up to a phase',
  source: 'PennyLane BasisEmbedding',
  scalable: false,
  inputs: ({ qubits }) => qubits,
  operations: ({ qubits }) => range(qubits).map((wire) => operation('RX', [wire], [{ input: wire, scale: Math.PI }])),
};
