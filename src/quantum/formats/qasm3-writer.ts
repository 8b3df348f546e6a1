import { circuitFileFailures } from '../../shared/failures/circuit-file';
import type { Circuit, Operation } from '../circuit';
import { operation } from '../gates/operations';
import { parameterCounts } from '../parameter-counts';
import { checkCircuit, writtenQubits } from '../validation';
import { qasm3Definition, qasm3Name, qasmCall } from './qasm-definitions';
import { preparedAmplitudes } from './prepared-amplitudes';
import { singleQubitAngles } from './single-qubit-angles';
import { statePreparationGates } from './state-preparation-gates';

/**
 * The circuit in OpenQASM 3 (https://openqasm.com): inputs x0, x1, … and weights w0, w1, … are `input` parameters,
 * observables are comments that `readQasm` understands. StatePrep becomes rotations and needs its amplitudes as
 * numbers (`bindParameters`); QubitUnitary is written on one wire only. Throws a Failure otherwise.
 */
export function qasm3Text(circuit: Circuit): string {
  checkCircuit(circuit, { maximumQubits: writtenQubits });
  const { inputs, weights } = parameterCounts(circuit);
  const operations = circuit.operations.flatMap((one, k) => writable(one, `operations[${k}]`));
  const used = new Map(operations.map((one) => [qasm3Name(one), one]));
  const definitions = [...used.values()].flatMap((one) => qasm3Definition(one) ?? []);
  const declared = (count: number, letter: string): string[] =>
    Array.from({ length: count }, (_, k) => `input float[64] ${letter}${k};`);
  return [
    'OPENQASM 3.0;',
    'include "stdgates.inc";',
    ...definitions,
    ...declared(inputs, 'x'),
    ...declared(weights, 'w'),
    `qubit[${circuit.qubits}] q;`,
    ...operations.map((one) =>
      qasmCall(
        one,
        qasm3Name(one) ?? '',
        (wire) => `q[${wire}]`,
        (k) => `w${k}`,
      ),
    ),
    ...circuit.observables.map((observable) => `// observable ${JSON.stringify(observable)}`),
    '',
  ].join('\n');
}

/** The operation in gates that OpenQASM can name. */
export function writable(one: Operation, path: string): readonly Operation[] {
  if (one.gate === 'QubitUnitary') {
    if (one.wires.length > 1) throw circuitFileFailures.notWritable('A matrix on several wires', 'OpenQASM', { path });
    return [operation('U3', one.wires, singleQubitAngles(one.matrix ?? []))];
  }
  if (one.gate !== 'StatePrep') return [one];
  const amplitudes = preparedAmplitudes(one);
  if (amplitudes === undefined)
    throw circuitFileFailures.notWritable('A state whose amplitudes are inputs', 'OpenQASM without their numbers', {
      path,
    });
  return statePreparationGates(amplitudes, one.wires);
}
