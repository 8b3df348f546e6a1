import { CircuitReading } from '../../../../quantum/reading/circuit-reading';
import type { CircuitPageState } from './state';

/** Most wires whose states are simulated in the page: a step back takes 2 ms with 14, 12 ms with 16. */
export const mostSimulatedWires = 14;

/**
 * States of the page's circuit with its numbers put in; undefined where there is no circuit or it has too many wires.
 * The latest is kept as long as circuit and numbers stay.
 */
export function readings(): (state: CircuitPageState) => CircuitReading | undefined {
  let last: { readonly of: readonly unknown[]; readonly reading: CircuitReading } | undefined;
  return ({ circuit, binding }) => {
    if (circuit === undefined || circuit.qubits > mostSimulatedWires) return undefined;
    if (last?.of[0] !== circuit || last.of[1] !== binding)
      last = { of: [circuit, binding], reading: new CircuitReading(circuit, binding.inputs, binding.weights) };
    return last.reading;
  };
}
