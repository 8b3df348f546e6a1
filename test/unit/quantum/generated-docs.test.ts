import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { quantumDocs } from '../../../scripts/generate-quantum-docs';
import type { Circuit } from '../../../src/quantum/circuit';
import { readCircuit } from '../../../src/quantum/formats/circuit-json';
import { goldenCases } from './golden-file';

const root = join(import.meta.dirname, '../../..');

void test('docs/quantum.md and media/circuit.schema.json are as the tables say', () => {
  for (const [file, text] of quantumDocs())
    assert.ok(readFileSync(join(root, file), 'utf8') === text, `${file} is out of date: npm run generate`);
});

void test('the JSON Schema and the reader agree on what a circuit is', () => {
  const schema = JSON.parse(readFileSync(join(root, 'media/circuit.schema.json'), 'utf8')) as object;
  const valid = new Ajv({ strict: false }).compile(schema);
  const [{ circuit } = { circuit: undefined }] = goldenCases<{ circuit: Circuit }>('pennylane-circuits');
  assert.ok(circuit !== undefined);
  assert.equal(valid(circuit), true, JSON.stringify(valid.errors));
  for (const wrong of [
    { ...circuit, qubits: 0 },
    { ...circuit, extra: 1 },
    { ...circuit, observables: [{ pauly: 'Z' }] },
    { ...circuit, operations: [{ gate: 'H' }] },
    { ...circuit, operations: [{ gate: 'RX', wires: [0], parameters: ['0.1'] }] },
  ]) {
    assert.equal(valid(wrong), false);
    assert.throws(() => readCircuit(JSON.stringify(wrong)));
  }
});

void test('the example of docs/quantum.md is a circuit', () => {
  const [, example] = /readCircuit\(`([^`]*)`\)/.exec(readFileSync(join(root, 'docs/quantum.md'), 'utf8')) ?? [];
  assert.equal(readCircuit(example ?? '').operations.length, 4);
});
