import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compile } from '../../../src/quantum/compile';
import { gateNamed } from '../../../src/quantum/gates/gate-table';
import { bindParameters } from '../../../src/quantum/bind-parameters';
import { parameterCounts } from '../../../src/quantum/parameter-counts';
import { arbitraryCircuit, arbitraryInputs, arbitraryWeights } from './arbitrary-circuit';
import { farthest, precisions } from './compiled-against-golden';
import { referenceExpectations, referenceState } from './dense-reference';

for (const { precision, tolerance } of precisions)
  void test(`compiled circuits agree with the dense simulator in ${precision}`, () => {
    fc.assert(
      fc.property(arbitraryCircuit, arbitraryInputs, arbitraryWeights, (circuit, inputs, weights) => {
        const counts = parameterCounts(circuit);
        const compiled = compile(circuit, { precision });
        try {
          const found = compiled.forward(
            Float64Array.from(inputs.slice(0, counts.inputs)),
            Float64Array.from(weights.slice(0, counts.weights)),
            1,
          );
          // Angles reach some tens here, where f32 has 2e-6 between neighbours.
          assert.ok(farthest(found, referenceExpectations(circuit, inputs, weights)) <= 4 * tolerance);
        } finally {
          compiled.dispose();
        }
      }),
      { numRuns: 200 },
    );
  });

void test('a circuit followed by its inverse gives |0…0⟩ back', () => {
  fc.assert(
    fc.property(arbitraryCircuit, arbitraryInputs, arbitraryWeights, (circuit, inputs, weights) => {
      const back = circuit.operations.toReversed().flatMap((operation) => {
        const gate = gateNamed(operation.gate);
        return gate.kind === 'unitary' ? gate.inverse(operation) : [];
      });
      const state = referenceState({ ...circuit, operations: [...circuit.operations, ...back] }, inputs, weights);
      assert.ok(Math.abs(Math.hypot(state[0] ?? 0, state[1] ?? 0) - 1) < 1e-12);
    }),
  );
});

void test('binding inputs, weights or both changes no expectation', () => {
  fc.assert(
    fc.property(arbitraryCircuit, arbitraryInputs, arbitraryWeights, (circuit, inputs, weights) => {
      const counts = parameterCounts(circuit);
      const values = { inputs: inputs.slice(0, counts.inputs), weights: weights.slice(0, counts.weights) };
      const expected = referenceExpectations(circuit, inputs, weights);
      for (const given of [values, { inputs: values.inputs }, { weights: values.weights }])
        assert.ok(farthest(referenceExpectations(bindParameters(circuit, given), inputs, weights), expected) < 1e-12);
    }),
  );
});
