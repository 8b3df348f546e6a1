import { angleOf } from './angles';
import type { Circuit } from './circuit';

/** How many inputs and weights a circuit takes: one more than the highest index that occurs. */
export function parameterCounts(circuit: Circuit): { readonly inputs: number; readonly weights: number } {
  const angles = circuit.operations.flatMap((operation) => (operation.parameters ?? []).map(angleOf));
  return {
    inputs: angles.reduce((most, angle) => Math.max(most, angle.input + 1, angle.input2 + 1), 0),
    weights: angles.reduce((most, angle) => Math.max(most, angle.weight + 1), 0),
  };
}
