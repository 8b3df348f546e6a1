import { operation } from '../../gates/operations';
import { entanglerPairs } from '../entanglement';
import { range, type Encoding } from '../template';

export const zzFeatureMap: Encoding = {
  name: 'ZZFeatureMap',
  description: 'Second-order Pauli-Z expansion: phases 2x on each wire and 2(π − x)(π − y) on pairs.',
  formula: '∏ exp(i(π−xᵢ)(π−xⱼ)ZᵢZⱼ) · ∏ P(2xᵢ) H, repeated, with the pairs between CNOTs',
  source: 'Qiskit zz_feature_map; Havlíček et al. 2019, Nature 567, 209',
  scalable: false,
  inputs: ({ qubits }) => qubits,
  operations: ({ qubits, repeats = 1, entanglement = 'full' }) =>
    range(repeats).flatMap((k) => [
      ...range(qubits).map((wire) => operation('H', [wire])),
      ...range(qubits).map((wire) => operation('PhaseShift', [wire], [{ input: wire, scale: 2 }])),
      ...entanglerPairs(entanglement, qubits, k).flatMap(([i, j]) => [
        operation('CNOT', [i, j]),
        operation('PhaseShift', [j], [{ input: i, input2: j, scale: 2, shift: Math.PI }]),
        operation('CNOT', [i, j]),
      ]),
    ]),
};
