import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { layOut } from '../../../src/quantum/drawing/layout';
import { plainText } from '../../../src/quantum/drawing/markup';
import { circuitSvg } from '../../../src/quantum/drawing/svg';
import type { Circuit } from '../../../src/quantum/circuit';
import { arbitraryCircuit } from './arbitrary-circuit';

const circuit: Circuit = {
  qubits: 3,
  operations: [
    { gate: 'RX', wires: [0], parameters: [{ input: 0, scale: 2 }] },
    { gate: 'H', wires: [2] },
    { gate: 'CNOT', wires: [2, 0] },
    { gate: 'H', wires: [1] },
    { gate: 'IsingZZ', wires: [0, 2], parameters: [Math.PI / 2] },
    { gate: 'MultiRZ', wires: [1, 0], parameters: [{ weight: 12 }] },
    { gate: 'Fredkin', wires: [1, 0, 2] },
  ],
  observables: [{ pauli: 'ZIX' }],
};

void test('gates stand in the first column where they and the wires between fit', () => {
  const columns = layOut(circuit)
    .shapes.filter(({ kind }) => kind !== 'link' && kind !== 'meter')
    .map((shape) => [shape.kind, shape.column]);
  assert.deepEqual(columns, [
    ['box', 0],
    ['box', 0],
    ['dot', 1],
    ['plus', 1],
    ['box', 2],
    ['box', 3],
    ['box', 3],
    ['box', 4],
    ['dot', 5],
    ['cross', 5],
    ['cross', 5],
  ]);
});

void test('labels name inputs, weights and fractions of π', () => {
  const boxes = layOut(circuit).shapes.flatMap((shape) =>
    shape.kind === 'box' ? [plainText(`${shape.label} ${shape.detail}`).trim()] : [],
  );
  assert.deepEqual(boxes, ['RX 2x₀', 'H', 'H', 'RZZ π/2', 'RZZ π/2', 'RZZ θ₁₂']);
  assert.equal(plainText(layOut(circuit).legend), 'Measured: ⟨Z₀X₂⟩');
});

void test('no two gates share a place, and the drawing is well-formed', () => {
  fc.assert(
    fc.property(arbitraryCircuit, (random) => {
      const taken = new Set<string>();
      const { shapes } = layOut(random);
      for (const shape of shapes) {
        if (shape.kind === 'link') continue;
        const [top, bottom] = 'wire' in shape ? [shape.wire, shape.wire] : [shape.top, shape.bottom];
        for (let wire = top; wire <= bottom; wire++) {
          const key = `${shape.column} ${wire}`;
          assert.ok(!taken.has(key), key);
          taken.add(key);
        }
      }
      const svg = circuitSvg(random);
      assert.ok(svg.startsWith('<svg') && svg.trimEnd().endsWith('</svg>'));
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
    }),
  );
});

void test('the legend names every kind of observable', () => {
  const observables = [
    { projector: '01', wires: [0, 1] },
    { variance: 'ZII' },
    { probabilities: [2] },
    { terms: [{ coefficient: -0.5, pauli: 'XYI' }] },
  ];
  assert.equal(
    plainText(layOut({ ...circuit, observables }).legend),
    'Measured: P(01 on 0, 1), Var(Z₀), P(2), ⟨−0.5X₀Y₁⟩',
  );
});
