import { quantumFailures } from '../shared/failures/quantum';
import type { Failure, Place } from '../shared/failure';
import type { Circuit } from './circuit';
import { observableFailures } from './validation/observable-failures';
import { operationFailures } from './validation/operation-failures';

export interface CheckOptions {
  /** Put before the path of what is wrong. */
  readonly place?: Place;
  /** What the simulators take where left out; an export takes more. */
  readonly maximumQubits?: number;
}

/** What a state vector is simulated of. */
export const simulatedQubits = 24;
/** What a circuit may have to be written to another format. */
export const writtenQubits = 40;

/** Everything that is wrong with a circuit, in the order of the circuit. */
export function circuitFailures(circuit: Circuit, options: CheckOptions = {}): readonly Failure[] {
  const { place = {}, maximumQubits = simulatedQubits } = options;
  const { qubits, operations, observables } = circuit;
  const at = (path: string): Place => ({
    ...place,
    path: place.path === undefined || place.path === '' ? path : `${place.path}.${path}`,
  });
  if (!Number.isInteger(qubits) || qubits < 1 || qubits > maximumQubits)
    return [quantumFailures.tooManyQubits(qubits, maximumQubits, at('qubits'))];
  const touched = new Set<number>();
  return [
    ...operations.flatMap((operation, k) => {
      const failures = operationFailures(operation, qubits, touched, (path) => at(`operations[${k}]${path}`));
      for (const wire of operation.wires) touched.add(wire);
      return failures;
    }),
    ...observables.flatMap((observable, k) =>
      observableFailures(observable, qubits, (path) => at(`observables[${k}]${path}`)),
    ),
  ];
}

/** The same circuit, known to be sound; throws the first Failure. */
export function checkCircuit(circuit: Circuit, options: CheckOptions = {}): Circuit {
  const [first] = circuitFailures(circuit, options);
  if (first !== undefined) throw first;
  return circuit;
}
