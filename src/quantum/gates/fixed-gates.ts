import type { UnitaryGate } from './gate';
import { inverseIs, selfInverse } from './inverses';
import { complexMatrix, diagonalMatrix, pauliWord, realMatrix } from './matrices';
import { operation } from './operations';

const r = Math.SQRT1_2;

type FixedRow = Pick<UnitaryGate, 'name' | 'description' | 'formula' | 'names' | 'inverse' | 'decompose'> & {
  readonly label?: string;
  readonly value: Float64Array;
};

function fixed({ value, label, ...row }: FixedRow): UnitaryGate {
  return {
    ...row,
    kind: 'unitary',
    wires: 1,
    parameters: 0,
    drawing: { controls: 0, target: 'box', label: label ?? row.name },
    matrix: () => value,
  };
}

/** The gates of one wire without parameters. */
export const fixedGates: readonly UnitaryGate[] = [
  fixed({
    name: 'I',
    description: 'Identity: does nothing.',
    formula: '[[1, 0], [0, 1]]',
    names: { qasm3: 'id', qasm2: 'id', pennylane: 'Identity', qiskit: 'IGate' },
    value: pauliWord('I'),
    inverse: selfInverse,
  }),
  fixed({
    name: 'X',
    description: 'Pauli X: flips |0⟩ and |1⟩.',
    formula: '[[0, 1], [1, 0]]',
    names: { qasm3: 'x', qasm2: 'x', pennylane: 'PauliX', qiskit: 'XGate' },
    value: pauliWord('X'),
    inverse: selfInverse,
  }),
  fixed({
    name: 'Y',
    description: 'Pauli Y.',
    formula: '[[0, −i], [i, 0]]',
    names: { qasm3: 'y', qasm2: 'y', pennylane: 'PauliY', qiskit: 'YGate' },
    value: pauliWord('Y'),
    inverse: selfInverse,
  }),
  fixed({
    name: 'Z',
    description: 'Pauli Z: turns the sign of |1⟩.',
    formula: '[[1, 0], [0, −1]]',
    names: { qasm3: 'z', qasm2: 'z', pennylane: 'PauliZ', qiskit: 'ZGate' },
    value: pauliWord('Z'),
    inverse: selfInverse,
  }),
  fixed({
    name: 'H',
    description: 'Hadamard: exchanges the X and Z axes.',
    formula: '[[1, 1], [1, −1]] / √2',
    names: { qasm3: 'h', qasm2: 'h', pennylane: 'Hadamard', qiskit: 'HGate' },
    value: realMatrix([
      [r, r],
      [r, -r],
    ]),
    inverse: selfInverse,
  }),
  fixed({
    name: 'S',
    description: 'Square root of Z.',
    formula: '[[1, 0], [0, i]]',
    names: { qasm3: 's', qasm2: 's', pennylane: 'S', qiskit: 'SGate' },
    value: diagonalMatrix([
      [1, 0],
      [0, 1],
    ]),
    inverse: inverseIs('Sdg'),
  }),
  fixed({
    name: 'Sdg',
    label: 'S†',
    description: 'Inverse of S.',
    formula: '[[1, 0], [0, −i]]',
    names: { qasm3: 'sdg', qasm2: 'sdg', pennylane: 'adjoint(S)', qiskit: 'SdgGate' },
    value: diagonalMatrix([
      [1, 0],
      [0, -1],
    ]),
    inverse: inverseIs('S'),
  }),
  fixed({
    name: 'T',
    description: 'Fourth root of Z.',
    formula: '[[1, 0], [0, exp(iπ/4)]]',
    names: { qasm3: 't', qasm2: 't', pennylane: 'T', qiskit: 'TGate' },
    value: diagonalMatrix([
      [1, 0],
      [r, r],
    ]),
    inverse: inverseIs('Tdg'),
  }),
  fixed({
    name: 'Tdg',
    label: 'T†',
    description: 'Inverse of T.',
    formula: '[[1, 0], [0, exp(−iπ/4)]]',
    names: { qasm3: 'tdg', qasm2: 'tdg', pennylane: 'adjoint(T)', qiskit: 'TdgGate' },
    value: diagonalMatrix([
      [1, 0],
      [r, -r],
    ]),
    inverse: inverseIs('T'),
  }),
  fixed({
    name: 'SX',
    label: '√X',
    description: 'Square root of X.',
    formula: '[[1 + i, 1 − i], [1 − i, 1 + i]] / 2',
    names: { qasm3: 'sx', pennylane: 'SX', qiskit: 'SXGate' },
    value: complexMatrix([
      [
        [0.5, 0.5],
        [0.5, -0.5],
      ],
      [
        [0.5, -0.5],
        [0.5, 0.5],
      ],
    ]),
    decompose: ({ wires }) => ['Sdg', 'H', 'Sdg'].map((gate) => operation(gate, wires)),
    inverse: inverseIs('SXdg'),
  }),
  fixed({
    name: 'SXdg',
    label: '√X†',
    description: 'Inverse of SX.',
    formula: '[[1 − i, 1 + i], [1 + i, 1 − i]] / 2',
    names: { qasm3: 'sxdg', pennylane: 'adjoint(SX)', qiskit: 'SXdgGate' },
    value: complexMatrix([
      [
        [0.5, -0.5],
        [0.5, 0.5],
      ],
      [
        [0.5, 0.5],
        [0.5, -0.5],
      ],
    ]),
    decompose: ({ wires }) => ['S', 'H', 'S'].map((gate) => operation(gate, wires)),
    inverse: inverseIs('SX'),
  }),
];
