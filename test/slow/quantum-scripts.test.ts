import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { QuantumConfig } from '../../src/experiment/schema/quantum';
import { bindParameters } from '../../src/quantum/bind-parameters';
import type { Circuit } from '../../src/quantum/circuit';
import { compile } from '../../src/quantum/compile';
import { experimentCircuit } from '../../src/quantum/experiment-circuit';
import { pennylaneScript } from '../../src/quantum/formats/pennylane-script';
import { qasm2Text } from '../../src/quantum/formats/qasm2-writer';
import { qasm3Text } from '../../src/quantum/formats/qasm3-writer';
import { qiskitScript } from '../../src/quantum/formats/qiskit-script';
import { goldenCases } from '../unit/quantum/golden-file';
import { farthest } from '../unit/quantum/compiled-against-golden';

/** A Python with PennyLane and Qiskit; the tests are skipped where the environment names none. */
const python = process.env['HYBRID_QML_PYTHON'] ?? 'python3';
const has = (module: string): boolean => spawnSync(python, ['-c', `import ${module}`]).status === 0;
const skipWithout = (module: string): { skip: string } | object =>
  has(module) ? {} : { skip: `${python} has no ${module}; set HYBRID_QML_PYTHON to a Python that has it` };

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-scripts-'));
after(() => {
  rmSync(folder, { recursive: true });
});

interface Case {
  readonly name: string;
  readonly circuit: Circuit;
  readonly inputs: number[];
  readonly weights: number[];
}

const templates = goldenCases<{ config: QuantumConfig; inputs: number[][]; weights: number[] }>('pennylane-templates')
  .filter((_, k) => k % 9 === 3)
  .map(({ config, inputs, weights }) => ({
    name: `${config.encoding} with ${config.ansatz}`,
    circuit: experimentCircuit(config).circuit,
    inputs: inputs[0] ?? [],
    weights,
  }));
const circuits = goldenCases<{ name: string; circuit: Circuit; inputs: number[][]; weights: number[] }>(
  'pennylane-circuits',
)
  .filter(({ name }) => /^observable|^random 0|^SXdg|^ISWAP/.test(name))
  .map(({ name, circuit, inputs, weights }) => ({ name, circuit, inputs: inputs[0] ?? [], weights }));
const amplitudes: Case = {
  name: 'amplitudes and matrices',
  circuit: {
    qubits: 3,
    operations: [
      {
        gate: 'StatePrep',
        wires: [2, 0],
        parameters: [{ input: 0 }, 0.3, { input: 1, scale: 2 }, { input: 2 }],
        normalise: true,
      },
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
      { gate: 'CRY', wires: [0, 1], parameters: [{ weight: 0 }] },
    ],
    observables: [
      { pauli: 'ZXY' },
      {
        terms: [
          { coefficient: -0.5, pauli: 'ZZI' },
          { coefficient: 2, pauli: 'III' },
        ],
      },
      { probabilities: [2, 1] },
    ],
  },
  inputs: [0.4, -0.7, 0.2],
  weights: [1.1],
};
const cases: readonly Case[] = [...templates, ...circuits, amplitudes];

function expected({ circuit, inputs, weights }: Case): Float64Array {
  const compiled = compile(circuit);
  try {
    return Float64Array.from(compiled.forward(Float64Array.from(inputs), Float64Array.from(weights), 1));
  } finally {
    compiled.dispose();
  }
}

function run(script: string, args: readonly number[]): number[] {
  const file = join(folder, 'circuit.py');
  writeFileSync(file, script);
  const { stdout, stderr, status } = spawnSync(python, [file, ...args.map(String)], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as number[];
}

for (const [library, module, write] of [
  ['PennyLane', 'pennylane', pennylaneScript],
  ['Qiskit', 'qiskit', qiskitScript],
] as const)
  void test(`exported ${library} scripts give the same expectations`, skipWithout(module), async (t) => {
    for (const one of cases)
      await t.test(one.name, () => {
        assert.ok(farthest(run(write(one.circuit, { weights: one.weights }), one.inputs), expected(one)) < 1e-10);
      });
  });

/** Reads OpenQASM by Qiskit and prints ⟨Z⟩ of every qubit. */
const qiskitReads = (language: 'qasm2' | 'qasm3', text: string): string =>
  [
    'import json',
    'from qiskit import ' + language,
    'from qiskit.quantum_info import Pauli, Statevector',
    `state = Statevector(${language}.loads(${JSON.stringify(text)}))`,
    'n = state.num_qubits',
    'print(json.dumps([state.expectation_value(Pauli("Z"), [k]).real for k in range(n)]))',
  ].join('\n');

for (const [language, module, write] of [
  ['qasm2', 'qiskit', qasm2Text],
  ['qasm3', 'qiskit_qasm3_import', qasm3Text],
] as const)
  void test(`Qiskit reads the ${language} export`, skipWithout(module), async (t) => {
    for (const one of cases)
      await t.test(one.name, () => {
        const { qubits, operations } = bindParameters(one.circuit, { inputs: one.inputs, weights: one.weights });
        const observables = Array.from({ length: qubits }, (_, k) => ({
          pauli: 'I'.repeat(k) + 'Z' + 'I'.repeat(qubits - 1 - k),
        }));
        const bound = { qubits, operations, observables };
        const found = run(qiskitReads(language, write(bound)), []);
        assert.ok(farthest(found, expected({ ...one, circuit: bound, inputs: [], weights: [] })) < 1e-10);
      });
  });
