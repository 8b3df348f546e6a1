import assert from 'node:assert/strict';
import type { Circuit } from '../../../src/quantum/circuit';
import { compile } from '../../../src/quantum/compile';
import type { CompileOptions } from '../../../src/quantum/compile-options';
import type { GoldenRun } from './golden-file';

/** Largest absolute difference between two lists of one length. */
export function farthest(a: ArrayLike<number>, b: ArrayLike<number>): number {
  assert.equal(a.length, b.length);
  return Array.from(a).reduce((most, x, k) => Math.max(most, Math.abs(x - (b[k] ?? NaN))), 0);
}

/** Expectations and both Jacobians of the whole batch against what another simulator gave. */
export function assertGolden(circuit: Circuit, golden: GoldenRun, options: CompileOptions, tolerance: number): void {
  const compiled = compile(circuit, options);
  try {
    const batch = golden.inputs.length;
    const inputs = Float64Array.from(golden.inputs.flat());
    const weights = Float64Array.from(golden.weights);
    const expectations = golden.expectations.flat();
    assert.ok(farthest(compiled.forward(inputs, weights, batch), expectations) <= tolerance, 'expectations');
    const jacobian = compiled.jacobian(inputs, weights, batch);
    assert.ok(farthest(jacobian.expectations, expectations) <= tolerance, 'expectations beside gradients');
    const byInputs = farthest(jacobian.inputs, golden.inputGradients.flat(2));
    assert.ok(byInputs <= tolerance, `gradient by inputs is off by ${byInputs}`);
    const byWeights = farthest(jacobian.weights, golden.weightGradients.flat(2));
    assert.ok(byWeights <= tolerance, `gradient by weights is off by ${byWeights}`);
  } finally {
    compiled.dispose();
  }
}

/** What the issue asks of both precisions. */
export const precisions = [
  { precision: 'f64', tolerance: 1e-10 },
  { precision: 'f32', tolerance: 2e-5 },
] as const;
