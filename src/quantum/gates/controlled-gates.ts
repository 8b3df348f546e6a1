import type { GateDrawing, UnitaryGate } from './gate';
import { negatedAngles, selfInverse } from './inverses';
import { controlled, diagonalMatrix, involutionRotation, pauliWord, realMatrix, scaled } from './matrices';
import { linear, operation, parameterOf, wireOf } from './operations';

type FixedRow = Pick<UnitaryGate, 'name' | 'description' | 'formula' | 'names' | 'wires'> & {
  readonly drawing: GateDrawing;
  readonly value: Float64Array;
};

const fixed = ({ value, ...row }: FixedRow): UnitaryGate => ({
  ...row,
  kind: 'unitary',
  parameters: 0,
  matrix: () => value,
  inverse: selfInverse,
});

const h = realMatrix([
  [Math.SQRT1_2, Math.SQRT1_2],
  [Math.SQRT1_2, -Math.SQRT1_2],
]);
export const swapMatrix = realMatrix([
  [1, 0, 0, 0],
  [0, 0, 1, 0],
  [0, 1, 0, 0],
  [0, 0, 0, 1],
]);

function controlledRotation(letter: 'X' | 'Y' | 'Z'): UnitaryGate {
  const pauli = pauliWord(letter);
  const axis = letter.toLowerCase();
  return {
    kind: 'unitary',
    name: `CR${letter}`,
    wires: 2,
    parameters: 1,
    description: `R${letter}(θ) on the second wire where the first is 1.`,
    formula: `|0⟩⟨0| ⊗ 1 + |1⟩⟨1| ⊗ R${letter}(θ)`,
    drawing: { controls: 1, target: 'box', label: `R${letter}` },
    names: { qasm3: `cr${axis}`, qasm2: `cr${axis}`, pennylane: `CR${letter}`, qiskit: `CR${letter}Gate` },
    matrix: ([theta = 0]) => controlled(involutionRotation(theta, pauli)),
    generator: () => controlled(scaled(pauli, 0.5), 'zero'),
    frequencies: [0.5, 1],
    inverse: negatedAngles,
  };
}

const controlledPhaseShift: UnitaryGate = {
  kind: 'unitary',
  name: 'ControlledPhaseShift',
  wires: 2,
  parameters: 1,
  description: 'Gives |11⟩ the phase φ.',
  formula: 'diag(1, 1, 1, exp(iφ))',
  drawing: { controls: 1, target: 'box', label: 'P' },
  names: { qasm3: 'cp', qasm2: 'cu1', pennylane: 'ControlledPhaseShift', qiskit: 'CPhaseGate' },
  matrix: ([phi = 0]) =>
    diagonalMatrix([
      [1, 0],
      [1, 0],
      [1, 0],
      [Math.cos(phi), Math.sin(phi)],
    ]),
  generator: () =>
    diagonalMatrix([
      [0, 0],
      [0, 0],
      [0, 0],
      [-1, 0],
    ]),
  frequencies: [1],
  decompose: (use) => {
    const [a, b, phi] = [wireOf(use, 0), wireOf(use, 1), parameterOf(use, 0)];
    return [
      operation('PhaseShift', [a], [linear(phi, 0.5)]),
      operation('CNOT', [a, b]),
      operation('PhaseShift', [b], [linear(phi, -0.5)]),
      operation('CNOT', [a, b]),
      operation('PhaseShift', [b], [linear(phi, 0.5)]),
    ];
  },
  inverse: negatedAngles,
};

/** Gates whose first wires control what happens to the others. */
export const controlledGates: readonly UnitaryGate[] = [
  fixed({
    name: 'CNOT',
    wires: 2,
    description: 'Flips the second wire where the first is 1.',
    formula: '|0⟩⟨0| ⊗ 1 + |1⟩⟨1| ⊗ X',
    drawing: { controls: 1, target: 'plus', label: 'X' },
    names: { qasm3: 'cx', qasm2: 'cx', pennylane: 'CNOT', qiskit: 'CXGate' },
    value: controlled(pauliWord('X')),
  }),
  fixed({
    name: 'CY',
    wires: 2,
    description: 'Y on the second wire where the first is 1.',
    formula: '|0⟩⟨0| ⊗ 1 + |1⟩⟨1| ⊗ Y',
    drawing: { controls: 1, target: 'box', label: 'Y' },
    names: { qasm3: 'cy', qasm2: 'cy', pennylane: 'CY', qiskit: 'CYGate' },
    value: controlled(pauliWord('Y')),
  }),
  fixed({
    name: 'CZ',
    wires: 2,
    description: 'Turns the sign of |11⟩.',
    formula: 'diag(1, 1, 1, −1)',
    drawing: { controls: 1, target: 'dot', label: 'Z' },
    names: { qasm3: 'cz', qasm2: 'cz', pennylane: 'CZ', qiskit: 'CZGate' },
    value: controlled(pauliWord('Z')),
  }),
  fixed({
    name: 'CH',
    wires: 2,
    description: 'Hadamard on the second wire where the first is 1.',
    formula: '|0⟩⟨0| ⊗ 1 + |1⟩⟨1| ⊗ H',
    drawing: { controls: 1, target: 'box', label: 'H' },
    names: { qasm3: 'ch', qasm2: 'ch', pennylane: 'CH', qiskit: 'CHGate' },
    value: controlled(h),
  }),
  controlledRotation('X'),
  controlledRotation('Y'),
  controlledRotation('Z'),
  controlledPhaseShift,
  fixed({
    name: 'Toffoli',
    wires: 3,
    description: 'Flips the third wire where the first two are 1.',
    formula: '|0⟩⟨0| ⊗ 1 + |1⟩⟨1| ⊗ CNOT',
    drawing: { controls: 2, target: 'plus', label: 'X' },
    names: { qasm3: 'ccx', qasm2: 'ccx', pennylane: 'Toffoli', qiskit: 'CCXGate' },
    value: controlled(controlled(pauliWord('X'))),
  }),
  fixed({
    name: 'Fredkin',
    wires: 3,
    description: 'Exchanges the second and third wires where the first is 1.',
    formula: '|0⟩⟨0| ⊗ 1 + |1⟩⟨1| ⊗ SWAP',
    drawing: { controls: 1, target: 'cross', label: '×' },
    names: { qasm3: 'cswap', qasm2: 'cswap', pennylane: 'CSWAP', qiskit: 'CSwapGate' },
    value: controlled(swapMatrix),
  }),
];
