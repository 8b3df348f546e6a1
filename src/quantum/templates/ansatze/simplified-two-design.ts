import { operation } from '../../gates/operations';
import { range, type Ansatz } from '../template';

export const simplifiedTwoDesign: Ansatz = {
  name: 'SimplifiedTwoDesign',
  description: 'RY on each wire, then layers of CZ on even and on odd pairs, each followed by two RY.',
  formula: '∏ₗ [∏ RY RY CZ on odd pairs · ∏ RY RY CZ on even pairs] · ⊗ᵢ RY(wᵢ)',
  source: 'PennyLane SimplifiedTwoDesign; Cerezo et al. 2021, Nat. Commun. 12, 1791',
  weightShape: ({ layers, qubits }) => [qubits + 2 * layers * (qubits - 1)],
  blocks: ({ layers, qubits }) => {
    const pairs = [0, 1].flatMap((start) => range(qubits - 1).filter((i) => i % 2 === start));
    return range(layers).map((layer) => [
      ...(layer === 0 ? range(qubits).map((wire) => operation('RY', [wire], [{ weight: wire }])) : []),
      ...pairs.flatMap((i, k) => {
        const weight = qubits + 2 * (layer * pairs.length + k);
        return [
          operation('CZ', [i, i + 1]),
          operation('RY', [i], [{ weight }]),
          operation('RY', [i + 1], [{ weight: weight + 1 }]),
        ];
      }),
    ]);
  },
};
