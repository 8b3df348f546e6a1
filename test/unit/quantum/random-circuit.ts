import type { Circuit, Observable, Operation, Parameter } from '../../../src/quantum/circuit';
import { gateTable } from '../../../src/quantum/gates/gate-table';
import { RandomStream } from '../../../src/shared/random';

export interface RandomCircuitOptions {
  readonly qubits: number;
  readonly operations: number;
  readonly inputs?: number;
  readonly weights?: number;
  /** Start from amplitudes that are inputs. */
  readonly preparation?: boolean;
  readonly observables?: readonly Observable[];
}

/** Any gates of the table on any wires, with parameters of every kind; the same for the same seed. */
export function randomCircuit(seed: number, options: RandomCircuitOptions): Circuit {
  const { qubits, inputs = 3, weights = 4, preparation = false } = options;
  const random = RandomStream.named(seed, 'test/circuit');
  const some = (count: number): number[] => random.shuffle(Array.from({ length: qubits }, (_, w) => w)).slice(0, count);
  const word = (length: number): string => Array.from({ length }, () => 'IXYZ'[random.integer(4)]).join('');
  const parameter = (): Parameter => {
    const kind = random.integer(6);
    const [input, weight] = [random.integer(inputs), random.integer(weights)];
    const [scale, offset] = [random.between(-2, 2), random.between(-1, 1)];
    if (kind === 0) return random.between(-3, 3);
    if (kind === 1) return { input, scale };
    if (kind === 2) return { weight, scale, offset };
    if (kind === 3) return { input, weight, scale };
    if (kind === 4) return { input, input2: random.integer(inputs), scale, shift: 1.3 };
    return { weight };
  };
  const gates = gateTable.filter((gate) => gate.kind === 'unitary' && (gate.wires === 'any' || gate.wires <= qubits));
  const operation = (): Operation => {
    const gate = gates[random.integer(gates.length)]!;
    const wires = some(gate.wires === 'any' ? 1 + random.integer(Math.min(qubits, 3)) : gate.wires);
    const parameters = Array.from({ length: gate.parameters === 'any' ? 1 : gate.parameters }, parameter);
    if (gate.name === 'QubitUnitary')
      return {
        gate: 'QubitUnitary',
        wires: wires.slice(0, 1),
        matrix: [
          [
            [0.6, 0],
            [0, 0.8],
          ],
          [
            [0, 0.8],
            [0.6, 0],
          ],
        ],
      };
    return {
      gate: gate.name,
      wires,
      ...(parameters.length > 0 ? { parameters } : {}),
      ...(gate.name === 'PauliRot' ? { pauli: word(wires.length) } : {}),
    };
  };
  const prepared: Operation[] = preparation
    ? [
        {
          gate: 'StatePrep',
          wires: some(2),
          parameters: Array.from({ length: 4 }, (_, k): Parameter => (k < inputs ? { input: k, scale: 1.5 } : 0.4)),
          normalise: true,
        },
      ]
    : [];
  const observables = options.observables ?? [
    { pauli: `Z${'I'.repeat(qubits - 1)}` },
    { pauli: word(qubits) },
    { terms: [1, 2].map(() => ({ coefficient: random.between(-1, 1), pauli: word(qubits) })) },
    { variance: word(qubits) },
    { projector: '10'.slice(0, Math.min(qubits, 2)), wires: some(Math.min(qubits, 2)) },
    { probabilities: some(Math.min(qubits, 3)) },
  ];
  const all = [...prepared, ...Array.from({ length: options.operations }, operation)];
  return { qubits, operations: all, observables };
}
