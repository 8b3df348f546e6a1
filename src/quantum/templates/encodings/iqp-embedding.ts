import { operation } from '../../gates/operations';
import { range, type Encoding } from '../template';

export const iqpEmbedding: Encoding = {
  name: 'IQPEmbedding',
  description: 'Hadamards, RZ by each feature and ZZ rotations by the products of all pairs.',
  formula: '∏ᵢ<ⱼ exp(−i xᵢxⱼ ZᵢZⱼ/2) · ∏ᵢ RZ(xᵢ) H, repeated',
  source: 'PennyLane IQPEmbedding (all pairs); Havlíček et al. 2019, Nature 567, 209',
  scalable: false,
  inputs: ({ qubits }) => qubits,
  operations: ({ qubits, repeats = 1 }) =>
    range(repeats).flatMap(() => [
      ...range(qubits).flatMap((wire) => [operation('H', [wire]), operation('RZ', [wire], [{ input: wire }])]),
      ...range(qubits).flatMap((i) =>
        range(qubits)
          .slice(i + 1)
          .map((j) => operation('MultiRZ', [i, j], [{ input: i, input2: j }])),
      ),
    ]),
};
