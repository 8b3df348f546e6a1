import type { RandomStream } from '../../shared/random';
import type { Gradients, RunInput, Simulator } from '../simulator/simulator';

/**
 * Simultaneous perturbation (Spall 1992, IEEE Trans. Autom. Control 37, 332): all inputs and weights are moved at once
 * by ±`step` at random, two runs however many parameters there are. Unbiased up to O(step²), and noisy: an average of `draws`.
 */
export function spsa(
  simulator: Simulator,
  run: RunInput,
  upstream: Float64Array,
  random: RandomStream,
  { step = 0.01, draws = 1 } = {},
): Gradients {
  const expectations = simulator.expectations(run);
  const outputs = expectations.length / run.batch;
  const features = run.inputs.length / run.batch;
  const inputs = new Float64Array(run.inputs.length);
  const weights = new Float64Array(run.weights.length);
  const signs = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => (random.uint32() >>> 31 === 0 ? 1 : -1));
  for (let draw = 0; draw < draws; draw++) {
    const [inputSigns, weightSigns] = [signs(inputs.length), signs(weights.length)];
    const moved = (by: number): Float64Array =>
      simulator.expectations({
        ...run,
        inputs: run.inputs.map((x, k) => x + by * inputSigns[k]!),
        weights: run.weights.map((w, k) => w + by * weightSigns[k]!),
      });
    const [up, down] = [moved(step), moved(-step)];
    for (let sample = 0; sample < run.batch; sample++) {
      let slope = 0;
      for (let k = sample * outputs; k < (sample + 1) * outputs; k++)
        slope += (upstream[k]! * (up[k]! - down[k]!)) / (2 * step * draws);
      for (let k = sample * features; k < (sample + 1) * features; k++) inputs[k]! += slope * inputSigns[k]!;
      weights.forEach((w, j) => (weights[j] = w + slope * weightSigns[j]!));
    }
  }
  return { expectations, inputs, weights };
}
