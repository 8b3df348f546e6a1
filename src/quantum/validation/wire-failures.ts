import type { Failure, Place } from '../../shared/failure';
import { quantumFailures } from '../../shared/failures/quantum';

/** Wires that do not exist or are named twice. */
export function wireFailures(
  wires: readonly number[],
  qubits: number,
  at: (path: string) => Place,
): readonly Failure[] {
  return wires.flatMap((wire, k) => {
    if (!Number.isInteger(wire) || wire < 0 || wire >= qubits)
      return [quantumFailures.wireOutOfRange(wire, qubits, at(`[${k}]`))];
    return wires.indexOf(wire) < k ? [quantumFailures.repeatedWire(wire, at(`[${k}]`))] : [];
  });
}
