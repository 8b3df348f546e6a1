import { quantumRunFailures } from '../shared/failures/quantum-run';
import type { RunInput } from './simulator/simulator';

/** The numbers of a run in f64, refused where a count is wrong or a number is not finite. */
export function checkedRun(
  inputs: Float32Array | Float64Array,
  weights: Float32Array | Float64Array,
  batch: number,
  features: number,
  weightCount: number,
): RunInput {
  if (!Number.isInteger(batch) || batch < 1) throw quantumRunFailures.badBatch(batch);
  if (inputs.length !== batch * features)
    throw quantumRunFailures.wrongLength('inputs for this batch', batch * features, inputs.length);
  if (weights.length !== weightCount) throw quantumRunFailures.wrongLength('weights', weightCount, weights.length);
  return { inputs: finite('Input', inputs), weights: finite('Weight', weights), batch };
}

/** A copy in f64, refused where a number is not finite. */
export function finite(what: string, numbers: Float32Array | Float64Array): Float64Array {
  const copy = new Float64Array(numbers.length);
  for (let k = 0; k < numbers.length; k++) {
    const value = numbers[k]!;
    if (!Number.isFinite(value)) throw quantumRunFailures.notFinite(what, k, value);
    copy[k] = value;
  }
  return copy;
}
