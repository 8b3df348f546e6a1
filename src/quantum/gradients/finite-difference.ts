import type { Gradients, RunInput, Simulator } from '../simulator/simulator';

/**
 * Central differences [f(x + h) − f(x − h)] / 2h of every input and weight: slow and good to about h² (and to
 * rounding over h), for checking the exact rules.
 */
export function finiteDifference(simulator: Simulator, run: RunInput, upstream: Float64Array, step = 1e-5): Gradients {
  const expectations = simulator.expectations(run);
  const outputs = expectations.length / run.batch;
  const features = run.inputs.length / run.batch;
  const slopes = (changed: (by: number) => RunInput): Float64Array => {
    const [up, down] = [simulator.expectations(changed(step)), simulator.expectations(changed(-step))];
    const rows = new Float64Array(run.batch);
    for (let k = 0; k < up.length; k++)
      rows[Math.floor(k / outputs)]! += (upstream[k]! * (up[k]! - down[k]!)) / (2 * step);
    return rows;
  };
  const inputs = new Float64Array(run.inputs.length);
  for (let feature = 0; feature < features; feature++)
    slopes((by) => ({ ...run, inputs: run.inputs.map((x, k) => (k % features === feature ? x + by : x)) })).forEach(
      (slope, sample) => (inputs[sample * features + feature] = slope),
    );
  const weights = run.weights.map((_, j) =>
    slopes((by) => ({ ...run, weights: run.weights.map((w, k) => (k === j ? w + by : w)) })).reduce((a, b) => a + b, 0),
  );
  return { expectations, inputs, weights };
}
