import type { Circuit, Operation } from '../../src/quantum/circuit';

/** AngleEmbedding (X) of as many inputs as wires, StronglyEntanglingLayers, ⟨Z⟩ of every wire. */
export function stronglyEntangling(wires: number, layers: number): Circuit {
  const each = <T>(make: (wire: number) => T): T[] => Array.from({ length: wires }, (_, wire) => make(wire));
  const embedding = each((wire): Operation => ({ gate: 'RX', wires: [wire], parameters: [{ input: wire }] }));
  const layer = (l: number): Operation[] => [
    ...each((wire): Operation => {
      const first = 3 * (l * wires + wire);
      const parameters = [{ weight: first }, { weight: first + 1 }, { weight: first + 2 }];
      return { gate: 'Rot', wires: [wire], parameters };
    }),
    ...each((wire): Operation => ({ gate: 'CNOT', wires: [wire, (wire + (l % (wires - 1)) + 1) % wires] })),
  ];
  return {
    qubits: wires,
    operations: [...embedding, ...Array.from({ length: layers }, (_, l) => layer(l)).flat()],
    observables: each((wire) => ({ pauli: `${'I'.repeat(wire)}Z${'I'.repeat(wires - 1 - wire)}` })),
  };
}
