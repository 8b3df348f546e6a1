import type { Operation } from '../circuit';
import type { GateDrawing, UnitaryGate } from './gate';
import { negatedAngles, selfInverse } from './inverses';
import { controlled, diagonalMatrix, involutionRotation, pauliWord, realMatrix, scaled } from './matrices';
import { linear, operation, parameterOf, wireOf } from './operations';

type FixedRow = Pick<UnitaryGate, 'name' | 'description' | 'formula' | 'names' | 'wires' | 'decompose'> & {
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

/** Half the angle forwards and half backwards: CNOTs turn the second half round where the control is 1. X is Z between Hadamards. */
function controlledRotationSteps(letter: 'X' | 'Y' | 'Z', use: Operation): readonly Operation[] {
  const [a, b, theta] = [wireOf(use, 0), wireOf(use, 1), parameterOf(use, 0)];
  const gate = letter === 'Y' ? 'RY' : 'RZ';
  const change = letter === 'X' ? [operation('H', [b])] : [];
  return [
    ...change,
    operation(gate, [b], [linear(theta, 0.5)]),
    operation('CNOT', [a, b]),
    operation(gate, [b], [linear(theta, -0.5)]),
    operation('CNOT', [a, b]),
    ...change,
  ];
}

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
    names: {
      qasm3: `cr${axis}`,
      ...(letter === 'Z' ? { qasm2: 'crz' } : {}),
      pennylane: `CR${letter}`,
      qiskit: `CR${letter}Gate`,
    },
    matrix: ([theta = 0]) => controlled(involutionRotation(theta, pauli)),
    generator: () => controlled(scaled(pauli, 0.5), 'zero'),
    frequencies: [0.5, 1],
    decompose: (use) => controlledRotationSteps(letter, use),
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
    names: { qasm3: 'cswap', pennylane: 'CSWAP', qiskit: 'CSwapGate' },
    value: controlled(swapMatrix),
    decompose: (use) => {
      const [a, b, c] = [wireOf(use, 0), wireOf(use, 1), wireOf(use, 2)];
      return [operation('CNOT', [c, b]), operation('Toffoli', [a, b, c]), operation('CNOT', [c, b])];
    },
  }),
];
