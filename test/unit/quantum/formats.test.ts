import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bindParameters } from '../../../src/quantum/bind-parameters';
import type { Circuit } from '../../../src/quantum/circuit';
import { circuitJson, readCircuit } from '../../../src/quantum/formats/circuit-json';
import { qasm2Text } from '../../../src/quantum/formats/qasm2-writer';
import { qasm3Text } from '../../../src/quantum/formats/qasm3-writer';
import { readQasm } from '../../../src/quantum/formats/qasm-reader';
import { pennylaneScript } from '../../../src/quantum/formats/pennylane-script';
import { qiskitScript } from '../../../src/quantum/formats/qiskit-script';
import { parameterCounts } from '../../../src/quantum/parameter-counts';
import { ansatzTable } from '../../../src/quantum/templates/ansatz-table';
import { encodingTable } from '../../../src/quantum/templates/encoding-table';
import { Failure } from '../../../src/shared/failure';
import { farthest } from './compiled-against-golden';
import { referenceExpectations } from './dense-reference';
import { arbitraryCircuit, arbitraryInputs, arbitraryWeights } from './arbitrary-circuit';

const boundTo = (circuit: Circuit, inputs: number[], weights: number[]): Circuit => {
  const counts = parameterCounts(circuit);
  return bindParameters(circuit, {
    inputs: inputs.slice(0, counts.inputs),
    weights: weights.slice(0, counts.weights),
  });
};

void test('JSON read back is the same circuit', () => {
  fc.assert(
    fc.property(arbitraryCircuit, (circuit) => {
      assert.deepEqual(readCircuit(circuitJson(circuit)), circuit);
    }),
  );
});

void test('OpenQASM 3 read back is the same circuit, gate by gate', () => {
  fc.assert(
    fc.property(arbitraryCircuit, (circuit) => {
      assert.deepEqual(readQasm(qasm3Text(circuit)), circuit);
    }),
  );
});

void test('every template survives OpenQASM 3 unchanged', () => {
  const options = { qubits: 4, layers: 2 };
  const observables = [{ pauli: 'ZIXY' }];
  for (const encoding of encodingTable.filter(({ name }) => name !== 'AmplitudeEmbedding'))
    for (const ansatz of ansatzTable) {
      const operations = [...encoding.operations(options), ...ansatz.blocks(options).flat()];
      const circuit = { qubits: 4, operations, observables };
      assert.deepEqual(readQasm(qasm3Text(circuit)), circuit, `${encoding.name} ${ansatz.name}`);
    }
});

void test('OpenQASM 2, in the gates of its original library, has the same expectations', () => {
  fc.assert(
    fc.property(arbitraryCircuit, arbitraryInputs, arbitraryWeights, (circuit, inputs, weights) => {
      const back = readQasm(qasm2Text(boundTo(circuit, inputs, weights)));
      const expected = referenceExpectations(circuit, inputs, weights);
      assert.ok(farthest(referenceExpectations(back, [], []), expected) < 1e-12);
    }),
    { numRuns: 60 },
  );
});

void test('OpenQASM 2 wants numbers', () => {
  const circuit = { qubits: 1, operations: [{ gate: 'RX', wires: [0], parameters: [{ input: 0 }] }], observables: [] };
  assert.throws(() => qasm2Text(circuit), { code: 'circuit-file.needs-numbers' });
});

void test('prepared amplitudes and one-wire matrices are written as rotations', () => {
  const amplitudes = [0.1, -0.5, 0, 0.3, -0.2, 0.7, 0.05, 0];
  const state: Circuit = {
    qubits: 4,
    operations: [
      { gate: 'StatePrep', wires: [2, 0, 3], parameters: amplitudes, normalise: true },
      {
        gate: 'QubitUnitary',
        wires: [1],
        matrix: [
          [
            [0, 0.6],
            [-0.8, 0],
          ],
          [
            [0.8, 0],
            [0, -0.6],
          ],
        ],
      },
      {
        gate: 'QubitUnitary',
        wires: [2],
        matrix: [
          [
            [0, 0],
            [0, 1],
          ],
          [
            [1, 0],
            [0, 0],
          ],
        ],
      },
      {
        gate: 'QubitUnitary',
        wires: [3],
        matrix: [
          [
            [0, 1],
            [0, 0],
          ],
          [
            [0, 0],
            [-1, 0],
          ],
        ],
      },
      { gate: 'CNOT', wires: [0, 1] },
    ],
    observables: ['ZIII', 'XYZX', 'IZXI', 'YIIX', 'ZZZZ'].map((pauli) => ({ pauli })),
  };
  const expected = referenceExpectations(state, [], []);
  for (const text of [qasm3Text(state), qasm2Text(state)])
    assert.ok(farthest(referenceExpectations(readQasm(text), [], []), expected) < 1e-12);
});

void test('amplitudes that are inputs and matrices on two wires cannot be written as OpenQASM', () => {
  const operations = [{ gate: 'StatePrep', wires: [0], parameters: [{ input: 0 }, { input: 1 }], normalise: true }];
  assert.throws(() => qasm3Text({ qubits: 1, operations, observables: [] }), { code: 'circuit-file.not-writable' });
});

void test('reads what others write', () => {
  const circuit = readQasm(`
    OPENQASM 3;
    include "stdgates.inc";
    // a comment
    gate my(θ, b) a, c { h a; cx a, c; rz(-θ/2 + b*2) c; inv @ s a; }
    const float[64] half = pi / 2;
    input float[64] alpha;
    input angle x1;
    qubit[2] q; qubit r; bit[2] c;
    h q;
    my(alpha, sin(half)) q[1], r;
    ctrl @ rx(2*x1 + half) q[0], q[1];
    inv @ my(0.5, 1) q[0], q[1];
    barrier q;
    c = measure q;
  `);
  assert.equal(circuit.qubits, 3);
  assert.deepEqual(circuit.operations, [
    { gate: 'H', wires: [0] },
    { gate: 'H', wires: [1] },
    { gate: 'H', wires: [1] },
    { gate: 'CNOT', wires: [1, 2] },
    { gate: 'RZ', wires: [2], parameters: [{ weight: 0, scale: -0.5, offset: 2 }] },
    { gate: 'Sdg', wires: [1] },
    { gate: 'CRX', wires: [0, 1], parameters: [{ input: 1, scale: 2, offset: Math.PI / 2 }] },
    { gate: 'S', wires: [0] },
    { gate: 'RZ', wires: [1], parameters: [-1.75] },
    { gate: 'CNOT', wires: [0, 1] },
    { gate: 'H', wires: [0] },
  ]);
  assert.deepEqual(circuit.observables, [{ pauli: 'ZII' }, { pauli: 'IZI' }]);
});

void test('a gate of another meaning under one of our names is expanded, not recognised', () => {
  const circuit = readQasm('OPENQASM 3; gate rot(a, b, c) q { rx(a) q; } qubit q; rot(0.1, 0.2, 0.3) q;');
  assert.deepEqual(circuit.operations, [{ gate: 'RX', wires: [0], parameters: [0.1] }]);
});

const malformed: readonly (readonly [string, string, number])[] = [
  ['qubit[2] q;\nfoo q[0];', 'quantum.unknown-gate', 2],
  ['qubit[2] q;\n\nh q[2];', 'quantum.wire-out-of-range', 3],
  ['qubit[2] q;\ncx q[0];', 'quantum.wire-count', 2],
  ['qubit[2] q;\nrx q[0];', 'quantum.parameter-count', 2],
  ['qubit[2] q;\nrx(1 +) q[0];', 'circuit-file.qasm-syntax', 2],
  ['qubit[2] q;\nrx(sin(nowhere)) q[0];', 'circuit-file.qasm-syntax', 2],
  ['qubit[41] q;', 'quantum.qubits', 1],
  ['qubit[2] q;\nif (1 == 1) { h q[0]; }', 'circuit-file.qasm-unsupported', 2],
  ['qubit[2] q; bit c;\nc = measure q[0];\nh q[0];', 'circuit-file.qasm-unsupported', 3],
  ['input float t; qubit q;\nrx(sin(t)) q;', 'circuit-file.qasm-unsupported', 2],
  ['qubit q;\nrx(1/0) q;', 'circuit-file.qasm-syntax', 2],
  ['gate a q { a q; } qubit q; a q;', 'quantum.unknown-gate', 1],
  ['qubit q;\nh q', 'circuit-file.qasm-syntax', 2],
  ['qubit q; # h q;', 'circuit-file.qasm-syntax', 1],
  ['qubit[2] q;\ncx q[0], q[0];', 'quantum.repeated-wire', 0],
];
for (const [text, code, line] of malformed)
  void test(`malformed OpenQASM is refused with its place: ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => readQasm(text, { file: 'bell.qasm' }),
      (thrown) => {
        assert.ok(thrown instanceof Failure);
        assert.equal(thrown.code, code);
        assert.equal(thrown.place.file, 'bell.qasm');
        if (line > 0) assert.equal(thrown.place.line, line);
        return true;
      },
    );
  });

void test('gates that multiply without end are stopped', () => {
  const levels = Array.from({ length: 40 }, (_, k) => `gate g${k + 1} q { g${k} q; g${k} q; }`);
  const text = `gate g0 q { h q; } ${levels.join('\n')} qubit q; g40 q;`;
  assert.throws(() => readQasm(text), { code: 'circuit-file.too-large' });
});

const survives = (read: (text: string) => unknown) => (text: string) => {
  try {
    read(text);
  } catch (thrown) {
    assert.ok(thrown instanceof Failure, String(thrown));
  }
};
const words =
  'OPENQASM 3 ; include "a" qubit [ 2 ] q qreg gate ( ) { } input float w0 x1 rx cx inv @ ctrl measure -> = - * / + ** 0.5 1e9 pi , const h if // observable {"pauli":"Z"}\n'.split(
    ' ',
  );

void test('the OpenQASM reader answers anything with a circuit or a Failure', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), survives(readQasm)));
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((list) => list.join(' ')),
      survives(readQasm),
    ),
    { numRuns: 2000 },
  );
  // Sound files with a piece cut out or put in.
  fc.assert(
    fc.property(
      arbitraryCircuit,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(12),
      fc.constantFrom('', ...words),
      (circuit, where, length, put) => {
        const text = qasm3Text(circuit);
        const at = Math.floor(where * text.length);
        survives(readQasm)(text.slice(0, at) + put + text.slice(at + length));
      },
    ),
    { numRuns: 500 },
  );
  survives(readQasm)('('.repeat(100_000));
  survives(readQasm)(`qubit q; rx(${'-'.repeat(100_000)}1) q;`);
  survives(readQasm)('input '.repeat(50_000));
  survives(readQasm)(`qubit q; ${'inv @ '.repeat(50_000)} h q;`);
});

void test('the JSON reader answers anything with a circuit or a Failure', () => {
  fc.assert(fc.property(fc.string({ maxLength: 100 }), survives(readCircuit)));
  fc.assert(fc.property(fc.json(), survives(readCircuit)), { numRuns: 500 });
  fc.assert(
    fc.property(arbitraryCircuit, fc.jsonValue(), fc.nat(), (circuit, value, where) => {
      // One value anywhere in a sound circuit replaced by any other.
      let countdown = where % 40;
      const text = JSON.stringify(circuit, (_, inner: unknown) => (countdown-- === 0 ? value : inner));
      survives(readCircuit)(text);
    }),
    { numRuns: 1000 },
  );
  survives(readCircuit)('['.repeat(100_000));
});

void test('JSON problems name the place', () => {
  const read = (value: unknown) => () => readCircuit(JSON.stringify(value), { place: { file: 'c.json' } });
  const operations = [
    { gate: 'H', wires: [0] },
    { gate: 'RX', wire: [0], parameters: [{ weigth: 0 }] },
  ];
  assert.throws(read({ qubits: 1, operations, observables: [] }), {
    code: 'circuit-file.unknown-key',
    message: /operations\[1\].*wire.*Did you mean 'wires'/,
  });
  const misspelt = [{ gate: 'RX', wires: [0], parameters: [{ weigth: 0 }] }];
  assert.throws(read({ qubits: 1, operations: misspelt, observables: [] }), {
    code: 'circuit-file.unknown-key',
    message: /Did you mean 'weight'/,
  });
  assert.throws(
    () => readCircuit('{\n  "qubits": 1,,\n}', { place: { file: 'c.json' } }),
    (thrown) => {
      assert.ok(thrown instanceof Failure);
      assert.equal(thrown.code, 'circuit-file.not-json');
      assert.equal(thrown.place.file, 'c.json');
      return true;
    },
  );
});

void test('scripts refuse a wrong number of weights', () => {
  const circuit = { qubits: 1, operations: [{ gate: 'RX', wires: [0], parameters: [{ weight: 1 }] }], observables: [] };
  for (const script of [pennylaneScript, qiskitScript])
    assert.throws(() => script(circuit, { weights: [0.5] }), { code: 'circuit-file.wrong-count' });
});
