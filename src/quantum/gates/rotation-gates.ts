import type { Operation, Parameter } from '../circuit';
import type { UnitaryGate } from './gate';
import { negatedAngles } from './inverses';
import { complexMatrix, diagonalMatrix, involutionRotation, pauliWord, realMatrix, scaled } from './matrices';
import { negated, operation, parameterOf, wireOf } from './operations';

function pauliRotation(letter: 'X' | 'Y' | 'Z'): UnitaryGate {
  const pauli = pauliWord(letter);
  const axis = letter.toLowerCase();
  return {
    kind: 'unitary',
    name: `R${letter}`,
    wires: 1,
    parameters: 1,
    description: `Rotation by θ about the ${letter} axis of the Bloch sphere.`,
    formula: `exp(−iθ${letter}/2)`,
    drawing: { controls: 0, target: 'box', label: `R${letter}` },
    names: { qasm3: `r${axis}`, qasm2: `r${axis}`, pennylane: `R${letter}`, qiskit: `R${letter}Gate` },
    matrix: ([theta = 0]) => involutionRotation(theta, pauli),
    generator: () => scaled(pauli, 0.5),
    frequencies: [1],
    inverse: negatedAngles,
  };
}

const phaseShift: UnitaryGate = {
  kind: 'unitary',
  name: 'PhaseShift',
  wires: 1,
  parameters: 1,
  description: 'Gives |1⟩ the phase φ.',
  formula: '[[1, 0], [0, exp(iφ)]]',
  drawing: { controls: 0, target: 'box', label: 'P' },
  names: { qasm3: 'p', qasm2: 'u1', pennylane: 'PhaseShift', qiskit: 'PhaseGate' },
  matrix: ([phi = 0]) =>
    diagonalMatrix([
      [1, 0],
      [Math.cos(phi), Math.sin(phi)],
    ]),
  generator: () =>
    realMatrix([
      [0, 0],
      [0, -1],
    ]),
  frequencies: [1],
  inverse: negatedAngles,
};

/** exp(iφ) RY-like entries of U3, with θ, φ, δ as in PennyLane and OpenQASM. */
function u3Matrix(theta: number, phi: number, delta: number): Float64Array {
  const [c, s] = [Math.cos(theta / 2), Math.sin(theta / 2)];
  return complexMatrix([
    [
      [c, 0],
      [-s * Math.cos(delta), -s * Math.sin(delta)],
    ],
    [
      [s * Math.cos(phi), s * Math.sin(phi)],
      [c * Math.cos(phi + delta), c * Math.sin(phi + delta)],
    ],
  ]);
}

/** gates[k] with its one parameter, all on the operation's wire. */
function sequence(use: Operation, steps: readonly (readonly [string, Parameter])[]): readonly Operation[] {
  return steps.map(([gate, parameter]) => operation(gate, [wireOf(use, 0)], [parameter]));
}

const rot: UnitaryGate = {
  kind: 'unitary',
  name: 'Rot',
  wires: 1,
  parameters: 3,
  description: 'Any rotation of one wire by three Euler angles φ, θ, ω.',
  formula: 'RZ(ω) RY(θ) RZ(φ)',
  drawing: { controls: 0, target: 'box', label: 'Rot' },
  names: { qasm3: 'rot', pennylane: 'Rot' },
  matrix: ([phi = 0, theta = 0, omega = 0]) => {
    const [c, s] = [Math.cos(theta / 2), Math.sin(theta / 2)];
    const [sum, difference] = [(phi + omega) / 2, (phi - omega) / 2];
    return complexMatrix([
      [
        [c * Math.cos(sum), -c * Math.sin(sum)],
        [-s * Math.cos(difference), -s * Math.sin(difference)],
      ],
      [
        [s * Math.cos(difference), -s * Math.sin(difference)],
        [c * Math.cos(sum), c * Math.sin(sum)],
      ],
    ]);
  },
  decompose: (use) =>
    sequence(use, [
      ['RZ', parameterOf(use, 0)],
      ['RY', parameterOf(use, 1)],
      ['RZ', parameterOf(use, 2)],
    ]),
  inverse: (use) => [{ ...use, parameters: [2, 1, 0].map((k) => negated(parameterOf(use, k))) }],
};

const u2: UnitaryGate = {
  kind: 'unitary',
  name: 'U2',
  wires: 1,
  parameters: 2,
  description: 'U3 with θ = π/2.',
  formula: 'PhaseShift(φ) RY(π/2) PhaseShift(δ)',
  drawing: { controls: 0, target: 'box', label: 'U2' },
  names: { qasm3: 'u2', qasm2: 'u2', pennylane: 'U2', qiskit: 'U2Gate' },
  matrix: ([phi = 0, delta = 0]) => u3Matrix(Math.PI / 2, phi, delta),
  decompose: (use) =>
    sequence(use, [
      ['PhaseShift', parameterOf(use, 1)],
      ['RY', Math.PI / 2],
      ['PhaseShift', parameterOf(use, 0)],
    ]),
  inverse: (use) => [
    operation('U3', use.wires, [-Math.PI / 2, negated(parameterOf(use, 1)), negated(parameterOf(use, 0))]),
  ],
};

const u3: UnitaryGate = {
  kind: 'unitary',
  name: 'U3',
  wires: 1,
  parameters: 3,
  description: 'Any unitary of one wire up to a phase, by θ, φ, δ.',
  formula: 'PhaseShift(φ) RY(θ) PhaseShift(δ)',
  drawing: { controls: 0, target: 'box', label: 'U3' },
  names: { qasm3: 'u3', qasm2: 'u3', pennylane: 'U3', qiskit: 'U3Gate' },
  matrix: ([theta = 0, phi = 0, delta = 0]) => u3Matrix(theta, phi, delta),
  decompose: (use) =>
    sequence(use, [
      ['PhaseShift', parameterOf(use, 2)],
      ['RY', parameterOf(use, 0)],
      ['PhaseShift', parameterOf(use, 1)],
    ]),
  inverse: (use) => [{ ...use, parameters: [0, 2, 1].map((k) => negated(parameterOf(use, k))) }],
};

/** The gates of one wire with parameters. */
export const rotationGates: readonly UnitaryGate[] = [
  pauliRotation('X'),
  pauliRotation('Y'),
  pauliRotation('Z'),
  phaseShift,
  rot,
  u2,
  u3,
];
