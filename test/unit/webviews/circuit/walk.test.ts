import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Circuit } from '../../../../src/quantum/circuit';
import { layOut } from '../../../../src/quantum/drawing/layout';
import { seenChunks } from '../../../../src/webviews/circuit/page/draw/chunks';
import { walk } from '../../../../src/webviews/circuit/page/draw/walk';

const circuit: Circuit = {
  qubits: 3,
  operations: [
    { gate: 'H', wires: [0] },
    { gate: 'H', wires: [1] },
    { gate: 'H', wires: [2] },
    { gate: 'CNOT', wires: [0, 1] },
    { gate: 'X', wires: [2] },
  ],
  observables: [],
};

test('keys go from gate to gate and from wire to wire, and stay at the ends', () => {
  const drawing = layOut(circuit);
  assert.equal(walk(drawing, undefined, 'next'), 0);
  assert.equal(walk(drawing, 0, 'next'), 1);
  assert.equal(walk(drawing, 4, 'next'), 4);
  assert.equal(walk(drawing, 0, 'previous'), 0);
  assert.equal(walk(drawing, 2, 'up'), 1);
  assert.equal(walk(drawing, 3, 'down'), 4);
  assert.equal(walk(drawing, 4, 'up'), 3);
  assert.equal(walk(drawing, 2, 'first'), 0);
  assert.equal(walk(drawing, undefined, 'last'), 4);
});

test('folded gates are passed over', () => {
  const sections = [{ kind: 'layer', title: 'Layer 1', from: 1, to: 4 } as const];
  const drawing = layOut(circuit, { sections, folded: new Set([0]) });
  assert.equal(walk(drawing, 0, 'next'), 4);
  assert.equal(walk(drawing, 4, 'previous'), 0);
});

test('of a long circuit only what is seen and a little beyond is drawn', () => {
  const edge = (column: number): number => 50 * column;
  assert.deepEqual(seenChunks(0, 1200, 200, edge, 4), { from: 0, to: 10 });
  assert.deepEqual(seenChunks(20_000, 21_200, 200, edge, 4), { from: 95, to: 110 });
  assert.deepEqual(seenChunks(20_000, 21_200, 200, edge, 0), { from: 99, to: 106 });
  assert.deepEqual(seenChunks(39_900, 45_000, 200, edge, 4), { from: 195, to: 200 });
  assert.deepEqual(seenChunks(0, 1200, 1, edge, 4), { from: 0, to: 1 });
});
