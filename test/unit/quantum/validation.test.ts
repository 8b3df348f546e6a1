import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circuit, Observable, Operation } from '../../../src/quantum/circuit';
import { checkCircuit, circuitFailures } from '../../../src/quantum/validation';

const circuitOf = (
  operations: readonly Operation[],
  observables: readonly Observable[] = [{ pauli: 'ZI' }],
): Circuit => ({
  qubits: 2,
  operations,
  observables,
});
const half = Math.SQRT1_2;

/** Operation, code, and where. */
const wrongOperations: readonly (readonly [Operation, string, string])[] = [
  [{ gate: 'Hadamard', wires: [0] }, 'quantum.unknown-gate', 'operations[1].gate'],
  [{ gate: 'H', wires: [2] }, 'quantum.wire-out-of-range', 'operations[1].wires[0]'],
  [{ gate: 'H', wires: [0.5] }, 'quantum.wire-out-of-range', 'operations[1].wires[0]'],
  [{ gate: 'CNOT', wires: [0, -1] }, 'quantum.wire-out-of-range', 'operations[1].wires[1]'],
  [{ gate: 'CNOT', wires: [1, 1] }, 'quantum.repeated-wire', 'operations[1].wires[1]'],
  [{ gate: 'CNOT', wires: [1] }, 'quantum.wire-count', 'operations[1].wires'],
  [{ gate: 'MultiRZ', wires: [], parameters: [1] }, 'quantum.wire-count', 'operations[1].wires'],
  [{ gate: 'RX', wires: [0] }, 'quantum.parameter-count', 'operations[1].parameters'],
  [{ gate: 'H', wires: [0], parameters: [1] }, 'quantum.parameter-count', 'operations[1].parameters'],
  [{ gate: 'RX', wires: [0], parameters: [NaN] }, 'quantum.bad-parameter', 'operations[1].parameters[0]'],
  [{ gate: 'RX', wires: [0], parameters: [{ input: -1 }] }, 'quantum.bad-parameter', 'operations[1].parameters[0]'],
  [
    { gate: 'RX', wires: [0], parameters: [{ weight: 0, scale: Infinity }] },
    'quantum.bad-parameter',
    'operations[1].parameters[0]',
  ],
  [{ gate: 'RX', wires: [0], parameters: [{ input2: 0 }] }, 'quantum.bad-parameter', 'operations[1].parameters[0]'],
  [{ gate: 'PauliRot', wires: [0, 1], parameters: [1], pauli: 'XYZ' }, 'quantum.pauli-word', 'operations[1].pauli'],
  [{ gate: 'PauliRot', wires: [0], parameters: [1] }, 'quantum.pauli-word', 'operations[1].pauli'],
  [{ gate: 'QubitUnitary', wires: [0], matrix: [[[1, 0]]] }, 'quantum.matrix-shape', 'operations[1].matrix'],
  [{ gate: 'QubitUnitary', wires: [0] }, 'quantum.matrix-shape', 'operations[1].matrix'],
  [
    {
      gate: 'QubitUnitary',
      wires: [0],
      matrix: [
        [
          [1, 0],
          [0, 0],
        ],
        [
          [0, 0],
          [1.0001, 0],
        ],
      ],
    },
    'quantum.not-unitary',
    'operations[1].matrix',
  ],
  [{ gate: 'StatePrep', wires: [0], parameters: [1, 0] }, 'quantum.state-not-first', 'operations[1].wires'],
  [{ gate: 'StatePrep', wires: [1], parameters: [1, 1] }, 'quantum.amplitudes', 'operations[1].parameters'],
  [
    { gate: 'StatePrep', wires: [1], parameters: [0, 0], normalise: true },
    'quantum.amplitudes',
    'operations[1].parameters',
  ],
  [{ gate: 'StatePrep', wires: [1], parameters: [1, 0, 0] }, 'quantum.parameter-count', 'operations[1].parameters'],
];
for (const [operation, code, path] of wrongOperations)
  void test(`${JSON.stringify(operation)} is refused`, () => {
    const place = { file: 'c.json' };
    const [failure] = circuitFailures(circuitOf([{ gate: 'X', wires: [0] }, operation]), { place });
    assert.deepEqual([failure?.code, failure?.place], [code, { file: 'c.json', path }]);
  });

const wrongObservables: readonly (readonly [Observable, string])[] = [
  [{ pauli: 'Z' }, 'quantum.pauli-word'],
  [{ pauli: 'ZA' }, 'quantum.pauli-word'],
  [{ variance: 'zi' }, 'quantum.pauli-word'],
  [
    {
      terms: [
        { coefficient: 1, pauli: 'ZZ' },
        { coefficient: 1, pauli: 'ZZZ' },
      ],
    },
    'quantum.pauli-word',
  ],
  [{ terms: [{ coefficient: NaN, pauli: 'ZZ' }] }, 'quantum.bad-observable'],
  [{ projector: '0' }, 'quantum.projector'],
  [{ projector: '02' }, 'quantum.projector'],
  [{ projector: '01', wires: [0, 2] }, 'quantum.wire-out-of-range'],
  [{ probabilities: [] }, 'quantum.bad-observable'],
  [{ probabilities: [0, 0] }, 'quantum.repeated-wire'],
];
for (const [observable, code] of wrongObservables)
  void test(`observable ${JSON.stringify(observable)} is refused`, () => {
    const [failure] = circuitFailures(circuitOf([], [observable]), { place: { path: 'model.quantum' } });
    assert.equal(failure?.code, code);
    assert.match(failure.place.path ?? '', /^model\.quantum\.observables\[0\]\./);
  });

void test('gates by the names of other libraries are recognised in the message', () => {
  for (const [name, ours] of [
    ['PauliX', 'X'],
    ['cx', 'CNOT'],
    ['RXXGate', 'IsingXX'],
    ['CSWAP', 'Fredkin'],
    ['Rott', 'Rot'],
  ] as const) {
    const [failure] = circuitFailures(circuitOf([{ gate: name, wires: [0] }]));
    assert.match(failure?.message ?? '', new RegExp(`Did you mean '${ours}'`));
  }
});

void test('the number of qubits has limits', () => {
  for (const qubits of [0, 25, 40, 1.5, NaN])
    assert.throws(() => checkCircuit({ qubits, operations: [], observables: [] }), { code: 'quantum.qubits' });
  assert.ok(checkCircuit({ qubits: 40, operations: [], observables: [] }, { maximumQubits: 40 }));
});

void test('sound circuits pass', () => {
  const operations: Operation[] = [
    { gate: 'StatePrep', wires: [0], parameters: [half, -half] },
    { gate: 'StatePrep', wires: [1], parameters: [{ input: 0 }, 3], normalise: true },
    {
      gate: 'QubitUnitary',
      wires: [1],
      matrix: [
        [
          [half, 0],
          [0, half],
        ],
        [
          [0, half],
          [half, 0],
        ],
      ],
    },
    { gate: 'PauliRot', wires: [1, 0], parameters: [{ weight: 0, offset: 1 }], pauli: 'XI' },
  ];
  assert.deepEqual(circuitFailures(circuitOf(operations, [{ projector: '10' }, { probabilities: [1, 0] }])), []);
});
