import type { Circuit } from '../../../../../quantum/circuit';
import { outputsOf } from '../../../../../quantum/simulator/measurements';
import type { CircuitEpoch, CircuitRun } from '../../../contract';
import { exactExpectations } from '../exact-expectations';

/** What the circuit gives for test images of one class. */
export interface ClassExpectations {
  readonly label: number;
  readonly images: number;
  /** One for each output. */
  readonly mean: readonly number[];
  /** Sample standard deviation; NaN for a single image. */
  readonly spread: readonly number[];
}

/** By class, of the epoch's probes; classes without one are left out. Throws a Failure where the numbers do not fit. */
export function classExpectations(
  circuit: Circuit,
  epoch: CircuitEpoch,
  probes: CircuitRun['probes'],
): readonly ClassExpectations[] {
  const weights = epoch.weights.map((value) => value ?? NaN);
  const known = epoch.probes.flatMap((inputs, k) => {
    const label = probes[k]?.label;
    return label === undefined || inputs.includes(null) ? [] : [{ label, inputs: inputs as readonly number[] }];
  });
  if (known.length === 0) return [];
  const outputs = outputsOf(circuit);
  const all = exactExpectations(
    circuit,
    known.map(({ inputs }) => inputs),
    weights,
  );
  const labels = [...new Set(known.map(({ label }) => label))].sort((a, b) => a - b);
  return labels.map((label) => {
    const rows = known.flatMap((one, k) => (one.label === label ? [all.subarray(k * outputs, (k + 1) * outputs)] : []));
    const columns = Array.from({ length: outputs }, (_, output) => rows.map((row) => row[output]!));
    const spreads = columns.map(meanAndSpread);
    return {
      ...{ label, images: rows.length },
      mean: spreads.map(({ mean }) => mean),
      spread: spreads.map(({ spread }) => spread),
    };
  });
}

export function meanAndSpread(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / (values.length - 1)) };
}
