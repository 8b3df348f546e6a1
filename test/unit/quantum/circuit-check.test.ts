import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExperiment } from '../../../src/experiment/parse';
import { circuitCheck } from '../../../src/quantum/circuit-check';

function problems(quantum: string): string[] {
  const text = `dataset: { source: phantom }\nmodel:\n  quantum: ${quantum}\n`;
  return parseExperiment(text, 'x.experiment.yaml', { checks: [circuitCheck] }).problems.map(
    ({ range, what }) => `${range.start.line}: ${what}`,
  );
}

test('what only the circuit knows is a problem of the experiment, with its place', () => {
  assert.deepEqual(problems('{ qubits: 4 }'), []);
  const [tree] = problems('{ qubits: 5, ansatz: TTN }');
  assert.match(tree!, /^3: .*TTN/);
});

test('a gradient that shots rule out is refused before training', () => {
  assert.deepEqual(problems('{ qubits: 2, shots: 100 }'), []);
  assert.deepEqual(problems('{ qubits: 2, shots: 100, gradient: spsa }'), []);
  const [adjoint] = problems('{ qubits: 2, shots: 100, gradient: adjoint }');
  assert.match(adjoint!, /^3: .*adjoint/);
});

test('a noise model that fits no physics is refused', () => {
  const [relaxation] = problems(
    '{ qubits: 2, noise: { channels: [{ channel: thermal-relaxation, t1: 1, t2: 3, gateTime: 1 }] } }',
  );
  assert.match(relaxation!, /^3: /);
});
