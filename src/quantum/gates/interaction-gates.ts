import type { UnitaryGate } from './gate';
import { negatedAngles, selfInverse } from './inverses';
import { swapMatrix } from './controlled-gates';
import { complexMatrix, identityMatrix, involutionRotation, pauliWord, scaled } from './matrices';
import { operation, parameterOf, wireOf } from './operations';
import { pauliRotationSteps } from './pauli-rotation-steps';

function ising(letter: 'X' | 'Y' | 'Z'): UnitaryGate {
  const word = pauliWord(letter + letter);
  const axis = letter.toLowerCase();
  return {
    kind: 'unitary',
    name: `Ising${letter}${letter}`,
    wires: 2,
    parameters: 1,
    description: `Ising interaction of strength φ along ${letter}.`,
    formula: `exp(−iφ ${letter} ⊗ ${letter} / 2)`,
    drawing: { controls: 0, target: 'box', label: `R${letter}${letter}` },
    names: {
      qasm3: `r${axis}${axis}`,
      pennylane: `Ising${letter}${letter}`,
      qiskit: `R${letter}${letter}Gate`,
    },
    matrix: ([phi = 0]) => involutionRotation(phi, word),
    generator: () => scaled(word, 0.5),
    frequencies: [1],
    decompose: (use) => pauliRotationSteps(letter + letter, use.wires, parameterOf(use, 0)),
    inverse: negatedAngles,
  };
}

const swap: UnitaryGate = {
  kind: 'unitary',
  name: 'SWAP',
  wires: 2,
  parameters: 0,
  description: 'Exchanges two wires.',
  formula: '[[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]',
  drawing: { controls: 0, target: 'cross', label: '×' },
  names: { qasm3: 'swap', pennylane: 'SWAP', qiskit: 'SwapGate' },
  matrix: () => swapMatrix,
  decompose: (use) => {
    const [a, b] = [wireOf(use, 0), wireOf(use, 1)];
    return [operation('CNOT', [a, b]), operation('CNOT', [b, a]), operation('CNOT', [a, b])];
  },
  inverse: selfInverse,
};

const iswapMatrix = complexMatrix([
  [
    [1, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  [
    [0, 0],
    [0, 0],
    [0, 1],
    [0, 0],
  ],
  [
    [0, 0],
    [0, 1],
    [0, 0],
    [0, 0],
  ],
  [
    [0, 0],
    [0, 0],
    [0, 0],
    [1, 0],
  ],
]);

const iswap: UnitaryGate = {
  kind: 'unitary',
  name: 'ISWAP',
  wires: 2,
  parameters: 0,
  description: 'Exchanges two wires and gives |01⟩ and |10⟩ the phase i.',
  formula: 'exp(iπ (X ⊗ X + Y ⊗ Y) / 4)',
  drawing: { controls: 0, target: 'box', label: 'iSWAP' },
  names: { qasm3: 'iswap', pennylane: 'ISWAP', qiskit: 'iSwapGate' },
  matrix: () => iswapMatrix,
  decompose: (use) => {
    const [a, b] = [wireOf(use, 0), wireOf(use, 1)];
    return [
      operation('S', [a]),
      operation('S', [b]),
      operation('H', [a]),
      operation('CNOT', [a, b]),
      operation('CNOT', [b, a]),
      operation('H', [b]),
    ];
  },
  // iSWAP² = Z ⊗ Z, which commutes with iSWAP.
  inverse: (use) => [use, operation('Z', [wireOf(use, 0)]), operation('Z', [wireOf(use, 1)])],
};

const multiRZ: UnitaryGate = {
  kind: 'unitary',
  name: 'MultiRZ',
  wires: 'any',
  parameters: 1,
  description: 'Rotation by θ about Z on all its wires together.',
  formula: 'exp(−iθ Z ⊗ … ⊗ Z / 2)',
  drawing: { controls: 0, target: 'box', label: 'RZ…Z' },
  names: { qasm3: 'multirz', pennylane: 'MultiRZ' },
  matrix: ([theta = 0], { wires }) => involutionRotation(theta, pauliWord('Z'.repeat(wires.length))),
  generator: ({ wires }) => scaled(pauliWord('Z'.repeat(wires.length)), 0.5),
  frequencies: [1],
  decompose: (use) => pauliRotationSteps('Z'.repeat(use.wires.length), use.wires, parameterOf(use, 0)),
  inverse: negatedAngles,
};

const pauliRot: UnitaryGate = {
  kind: 'unitary',
  name: 'PauliRot',
  wires: 'any',
  parameters: 1,
  description: 'Rotation by θ about a Pauli word, given in `pauli`, one letter a wire.',
  formula: 'exp(−iθ P / 2)',
  drawing: { controls: 0, target: 'box', label: 'R' },
  names: { qasm3: 'paulirot', pennylane: 'PauliRot' },
  matrix: ([theta = 0], { pauli = '' }) => involutionRotation(theta, pauliWord(pauli)),
  generator: ({ pauli = '' }) => scaled(pauliWord(pauli), 0.5),
  frequencies: [1],
  decompose: (use) => pauliRotationSteps(use.pauli ?? '', use.wires, parameterOf(use, 0)),
  inverse: negatedAngles,
};

const qubitUnitary: UnitaryGate = {
  kind: 'unitary',
  name: 'QubitUnitary',
  wires: 'any',
  parameters: 0,
  description: 'Any small unitary, given in `matrix` as rows of [re, im] pairs.',
  formula: 'the given matrix',
  drawing: { controls: 0, target: 'box', label: 'U' },
  names: { pennylane: 'QubitUnitary', qiskit: 'UnitaryGate' },
  matrix: (_, { matrix, wires }) => (matrix === undefined ? identityMatrix(2 ** wires.length) : complexMatrix(matrix)),
  inverse: (use) => [
    {
      ...use,
      matrix: (use.matrix ?? []).map((row, i) =>
        row.map((_, j): readonly [number, number] => {
          const [re, im] = use.matrix?.[j]?.[i] ?? [0, 0];
          return [re, -im];
        }),
      ),
    },
  ],
};

/** Gates that let several wires act on one another alike, and the two that take a word or a matrix. */
export const interactionGates: readonly UnitaryGate[] = [
  swap,
  iswap,
  ising('X'),
  ising('Y'),
  ising('Z'),
  multiRZ,
  pauliRot,
  qubitUnitary,
];
