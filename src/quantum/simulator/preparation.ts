import { quantumRunFailures } from '../../shared/failures/quantum-run';
import { addAngleGradient, angleValue, type GradientSums } from '../angles';
import type { RunInput } from './simulator';
import type { PreparationStep } from './steps';

const normTolerance = 1e-6;

/** The amplitudes of one sample, checked, and the length they were divided by. */
export function preparedAmplitudes(
  step: PreparationStep,
  run: RunInput,
  sample: number,
): { readonly amplitudes: Float64Array; readonly length: number } {
  const row = sample * featuresOf(run);
  const amplitudes = Float64Array.from(step.amplitudes, (angle) => angleValue(angle, run.inputs, row, run.weights));
  const length = lengthOf(amplitudes);
  if (length === 0) throw quantumRunFailures.amplitudesZero(sample);
  if (!step.normalise && Math.abs(length - 1) > normTolerance)
    throw quantumRunFailures.amplitudesNotNormalised(sample, length);
  if (!step.normalise) return { amplitudes, length: 1 };
  return { amplitudes: amplitudes.map((a) => a / length), length };
}

/** Euclidean length without overflow or underflow on the way. */
function lengthOf(values: Float64Array): number {
  let [largest, sum] = [0, 0];
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  for (const value of values) sum += (value / largest) ** 2;
  return largest * Math.sqrt(sum);
}

/**
 * The chain rule through the preparation. With â = a/‖a‖ and g = ∂/∂â, ∂/∂a = (g − (g·â)â)/‖a‖.
 */
export function addPreparationGradient(
  step: PreparationStep,
  run: RunInput,
  sample: number,
  upstream: Float64Array,
  sums: GradientSums,
): void {
  const { amplitudes, length } = preparedAmplitudes(step, run, sample);
  const along = step.normalise ? upstream.reduce((sum, g, k) => sum + g * amplitudes[k]!, 0) : 0;
  const row = sample * featuresOf(run);
  step.amplitudes.forEach((angle, k) => {
    const g = (upstream[k]! - along * amplitudes[k]!) / length;
    addAngleGradient(angle, g, run.inputs, row, run.weights, sums);
  });
}

export function featuresOf(run: RunInput): number {
  return run.inputs.length / run.batch;
}

/** Basis-state index of each amplitude, all other wires being 0. */
export function preparedIndices(wires: readonly number[], qubits: number): Uint32Array {
  return Uint32Array.from({ length: 2 ** wires.length }, (_, k) =>
    wires.reduce((sum, wire, j) => sum + ((k >>> (wires.length - 1 - j)) & 1) * 2 ** (qubits - 1 - wire), 0),
  );
}
