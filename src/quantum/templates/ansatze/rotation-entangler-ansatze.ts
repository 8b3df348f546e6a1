import { operation } from '../../gates/operations';
import { entanglerPairs } from '../entanglement';
import { range, type Ansatz } from '../template';

/** Qiskit's `n_local` with CNOTs: rotations, then per layer entanglers and rotations again. */
function rotationEntangler(name: string, gates: readonly string[], description: string, source: string): Ansatz {
  return {
    name,
    description,
    formula: `∏ₗ [⊗ ${gates.toReversed().join(' ')} · ∏ CNOT] · ⊗ ${gates.toReversed().join(' ')}`,
    source,
    weightShape: ({ layers, qubits }) => [layers + 1, gates.length, qubits],
    blocks: ({ layers, qubits, entanglement = 'reverse_linear' }) => {
      const rotations = (layer: number) =>
        gates.flatMap((gate, g) =>
          range(qubits).map((wire) =>
            operation(gate, [wire], [{ weight: (layer * gates.length + g) * qubits + wire }]),
          ),
        );
      return range(layers).map((layer) => [
        ...rotations(layer),
        ...entanglerPairs(entanglement, qubits, layer).map((pair) => operation('CNOT', pair)),
        ...(layer === layers - 1 ? rotations(layers) : []),
      ]);
    },
  };
}

export const realAmplitudes = rotationEntangler(
  'RealAmplitudes',
  ['RY'],
  'RY on each wire and CNOTs by an entanglement pattern, so that all amplitudes stay real.',
  'Qiskit real_amplitudes',
);

export const efficientSU2 = rotationEntangler(
  'EfficientSU2',
  ['RY', 'RZ'],
  'RY and RZ on each wire and CNOTs by an entanglement pattern.',
  'Qiskit efficient_su2; Kandala et al. 2017, Nature 549, 242',
);
