import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { runCommandLine } from '../../../src/cli/command-line';
import { circuitCommand } from '../../../src/cli/commands/circuit';
import { readCircuit, readCircuitFile } from '../../../src/quantum/formats/circuit-json';
import { readQasm } from '../../../src/quantum/formats/qasm-reader';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-circuit-'));
after(() => {
  rmSync(folder, { recursive: true });
});

const circuit = {
  qubits: 2,
  operations: [
    { gate: 'RX', wires: [0], parameters: [{ input: 0 }] },
    { gate: 'RZ', wires: [1], parameters: [{ weight: 0 }] },
    { gate: 'RY', wires: [1], parameters: [0.3] },
    { gate: 'CNOT', wires: [0, 1] },
  ],
  observables: [{ pauli: 'ZI' }, { terms: [{ coefficient: 0.5, pauli: 'XY' }] }],
};
const file = join(folder, 'circuit.json');
writeFileSync(file, JSON.stringify(circuit));

async function answer(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const stream = (name: 'out' | 'err'): Writable =>
    new Writable({
      write(chunk, _encoding, done) {
        texts[name] += String(chunk);
        done();
      },
    });
  const code = await runCommandLine(['circuit', ...argv], [circuitCommand], { out: stream('out'), err: stream('err') });
  return { code, ...texts };
}

void test('a circuit file in every format', async () => {
  const qasm = await answer(file, '--export', 'qasm3');
  assert.equal(qasm.code, 0, qasm.err);
  assert.deepEqual(readQasm(qasm.out), circuit);
  assert.match((await answer(file, '--export', 'svg')).out, /^<svg .*<\/svg>\n$/s);
  assert.match((await answer(file, '--export', 'pennylane')).out, /qml\.RX\(x\[0\], wires=\[0\]\)/);
  assert.match((await answer(file, '--export', 'qiskit', '--weights', '0.25')).out, /WEIGHTS = \[0\.25\]/);
  const trained = await answer(file, '--export', 'json', '--weights', '0.25');
  assert.deepEqual(readCircuitFile(trained.out), { circuit, weights: [0.25] });
});

void test('OpenQASM 2 takes its numbers from the command line, and a .qasm file is read', async () => {
  const path = join(folder, 'bound.qasm');
  const written = await answer(file, '--export', 'qasm2', '--weights', '0.5', '--inputs', '[-1.5]', '--out', path);
  assert.equal(written.code, 0, written.err);
  assert.match(readFileSync(path, 'utf8'), /rx\(-1\.5\) q\[0\];\nrz\(0\.5\) q\[1\];/);
  const read = await answer(path, '--export', 'json');
  assert.deepEqual(readCircuit(read.out).observables, circuit.observables);
});

void test('the circuit of an example experiment', async () => {
  const example = join(import.meta.dirname, '../../../examples/phantom.experiment.yaml');
  const { code, out, err } = await answer(example, '--export', 'json');
  assert.equal(code, 0, err);
  assert.ok(readCircuit(out).operations.length > 0);
});

void test('problems are told with their place, and the exit code is not 0', async () => {
  assert.match((await answer(file, '--export', 'qasm2')).err, /free parameters/);
  const unknown = await answer(file, '--export', 'png');
  assert.equal(unknown.code, 2);
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, JSON.stringify({ ...circuit, operations: [{ gate: 'cnot', wires: [0, 1] }] }));
  const { code, err } = await answer(bad, '--export', 'svg');
  assert.equal(code, 1);
  assert.match(err, /Did you mean 'CNOT'/);
  const classical = join(import.meta.dirname, '../../../examples/phantom-classical.experiment.yaml');
  assert.match((await answer(classical, '--export', 'svg')).err, /no quantum layer/);
});
