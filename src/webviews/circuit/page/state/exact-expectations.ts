import { checkedRun } from '../../../../quantum/checked-run';
import type { Circuit } from '../../../../quantum/circuit';
import { parameterCounts } from '../../../../quantum/parameter-counts';
import { measurementsOf, outputsOf, varianceColumns } from '../../../../quantum/simulator/measurements';
import { PlainSimulator } from '../../../../quantum/simulator/plain-simulator';
import { stepsOf } from '../../../../quantum/simulator/steps';

/**
 * Exact outputs of the circuit, [batch × outputs]. The page runs no WebAssembly (its policy allows none), so these are the
 * plain simulator's. Throws a Failure on numbers that are not finite or of wrong count.
 */
export function exactExpectations(
  circuit: Circuit,
  inputs: readonly (readonly number[])[],
  weights: readonly number[],
): Float64Array {
  const counts = parameterCounts(circuit);
  const rows = Float64Array.from(inputs.flat());
  const run = checkedRun(rows, Float64Array.from(weights), inputs.length, counts.inputs, counts.weights);
  const outputs = outputsOf(circuit);
  const simulator = new PlainSimulator(circuit.qubits, stepsOf(circuit), measurementsOf(circuit), outputs);
  return withVariances(circuit, simulator.expectations(run));
}

/** Simulators give ⟨P⟩ where the circuit asks for the variance of P: 1 − ⟨P⟩² in its place. */
export function withVariances(circuit: Circuit, moments: Float64Array): Float64Array {
  const outputs = outputsOf(circuit);
  for (const column of varianceColumns(circuit))
    for (let k = column; k < moments.length; k += outputs) moments[k] = 1 - moments[k]! ** 2;
  return moments;
}
