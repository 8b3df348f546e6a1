import { quantumRunFailures } from '../../shared/failures/quantum-run';
import type { Circuit } from '../circuit';
import type { CompileOptions } from '../compile';
import { measurementsOf, outputsOf } from './measurements';
import { PlainSimulator } from './plain-simulator';
import type { Simulator } from './simulator';
import type { Step } from './steps';

/** The simulator that fits circuit and options. */
export function chooseSimulator(circuit: Circuit, steps: readonly Step[], options: CompileOptions): Simulator {
  if (circuit.qubits > 28) throw quantumRunFailures.tooManyQubits(circuit.qubits, 28, 'state-vector simulator');
  if (options.noise !== undefined || options.shots !== undefined)
    throw quantumRunFailures.badOption('Shots and noise', 'used yet', 'left out for now');
  return new PlainSimulator(circuit.qubits, steps, measurementsOf(circuit), outputsOf(circuit));
}
