import { operation } from '../../gates/operations';
import { range, type Ansatz } from '../template';

export const basicEntanglerLayers: Ansatz = {
  name: 'BasicEntanglerLayers',
  description: 'A layer is one rotation on each wire and a closed ring of CNOTs between neighbours.',
  formula: '∏ CNOT(i, i+1 mod n) · ⊗ᵢ RX(wₗᵢ)',
  source: 'PennyLane BasicEntanglerLayers',
  weightShape: ({ layers, qubits }) => [layers, qubits],
  blocks: ({ layers, qubits, rotation = 'X' }) =>
    range(layers).map((layer) => [
      ...range(qubits).map((wire) => operation(`R${rotation}`, [wire], [{ weight: layer * qubits + wire }])),
      // The ring of two wires would undo itself; PennyLane keeps one CNOT.
      ...range(qubits === 2 ? 1 : qubits > 2 ? qubits : 0).map((i) => operation('CNOT', [i, (i + 1) % qubits])),
    ]),
};
