import { circuitFileFailures } from '../../shared/failures/circuit-file';
import type { Circuit, Operation } from '../circuit';
import { findGate } from '../gates/gate-table';
import { parameterCounts } from '../parameter-counts';
import { checkCircuit, writtenQubits } from '../validation';
import { qasmCall } from './qasm-definitions';
import { writable } from './qasm3-writer';

/**
 * The circuit in OpenQASM 2, in the gates of its original `qelib1.inc`, so that every reader knows them; others are
 * decomposed. The language has no parameters: bind inputs and weights first. Throws a Failure otherwise.
 */
export function qasm2Text(circuit: Circuit): string {
  checkCircuit(circuit, { maximumQubits: writtenQubits });
  const counts = parameterCounts(circuit);
  for (const what of ['inputs', 'weights'] as const)
    if (counts[what] > 0) throw circuitFileFailures.needsNumbers(what, 'OpenQASM 2', counts[what]);
  const operations = circuit.operations.flatMap((one, k) => writable(one, `operations[${k}]`).flatMap(inOriginalGates));
  return [
    'OPENQASM 2.0;',
    'include "qelib1.inc";',
    `qreg q[${circuit.qubits}];`,
    ...operations.map((one) =>
      qasmCall(
        one,
        findGate(one.gate)?.names.qasm2 ?? '',
        (wire) => `q[${wire}]`,
        (k) => `w${k}`,
      ),
    ),
    ...circuit.observables.map((observable) => `// observable ${JSON.stringify(observable)}`),
    '',
  ].join('\n');
}

function inOriginalGates(one: Operation): readonly Operation[] {
  const gate = findGate(one.gate);
  if (gate?.names.qasm2 !== undefined || gate?.kind !== 'unitary' || gate.decompose === undefined) return [one];
  return gate.decompose(one).flatMap(inOriginalGates);
}
