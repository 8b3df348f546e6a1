import { operation } from '../../gates/operations';
import { range, type Ansatz } from '../template';

export const stronglyEntanglingLayers: Ansatz = {
  name: 'StronglyEntanglingLayers',
  description: 'A layer is a general rotation on each wire and a ring of CNOTs whose range grows from layer to layer.',
  formula: '∏ CNOT(i, i + r mod n) · ⊗ᵢ Rot(wₗᵢ₀, wₗᵢ₁, wₗᵢ₂), r = l mod (n − 1) + 1',
  source: 'PennyLane StronglyEntanglingLayers; Schuld et al. 2020, Phys. Rev. A 101, 032308',
  weightShape: ({ layers, qubits }) => [layers, qubits, 3],
  blocks: ({ layers, qubits }) =>
    range(layers).map((layer) => {
      const reach = qubits > 1 ? (layer % (qubits - 1)) + 1 : 0;
      return [
        ...range(qubits).map((wire) => {
          const first = 3 * (layer * qubits + wire);
          return operation('Rot', [wire], [{ weight: first }, { weight: first + 1 }, { weight: first + 2 }]);
        }),
        ...range(qubits > 1 ? qubits : 0).map((i) => operation('CNOT', [i, (i + reach) % qubits])),
      ];
    }),
};
