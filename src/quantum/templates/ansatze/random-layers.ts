import { operation } from '../../gates/operations';
import { NumpyGenerator } from '../numpy-generator';
import { range, type Ansatz } from '../template';

/** Share of entanglers among the gates: PennyLane's default. */
const imprimitiveRatio = 0.3;

export const randomLayers: Ansatz = {
  name: 'RandomLayers',
  description: 'Rotations of random axes on random wires and CNOTs on random pairs; the structure is fixed by a seed.',
  formula: 'n rotations RX, RY or RZ a layer, with probability 0.3 a CNOT before each',
  source: 'PennyLane RandomLayers (0.45, NumPy default_rng(seed)), as many rotations a layer as wires',
  weightShape: ({ layers, qubits }) => [layers, qubits],
  blocks: ({ layers, qubits, structureSeed = 42 }) => {
    const random = new NumpyGenerator(structureSeed);
    return range(layers).map((layer) => {
      const operations = [];
      for (let k = 0; k < qubits;) {
        if (random.uniform() > imprimitiveRatio) {
          const gate = ['RX', 'RY', 'RZ'][random.integer(3)] ?? 'RX';
          operations.push(operation(gate, random.sample(qubits, 1), [{ weight: layer * qubits + k }]));
          k++;
        } else if (qubits > 1) operations.push(operation('CNOT', random.sample(qubits, 2)));
      }
      return operations;
    });
  },
};
