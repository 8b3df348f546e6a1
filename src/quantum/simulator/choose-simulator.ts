import { quantumRunFailures } from '../../shared/failures/quantum-run';
import type { Circuit } from '../circuit';
import type { CompileOptions } from '../compile';
import { measurementsOf, outputsOf } from './measurements';
import { PlainSimulator } from './plain-simulator';
import type { Simulator } from './simulator';
import type { Step } from './steps';
import { lower } from './vector/lower';
import { VectorSimulator } from './vector/vector-simulator';

/** The simulator that fits circuit and options. */
export function chooseSimulator(circuit: Circuit, steps: readonly Step[], options: CompileOptions): Simulator {
  if (options.noise !== undefined || options.shots !== undefined)
    throw quantumRunFailures.badOption('Shots and noise', 'used yet', 'left out for now');
  const { qubits } = circuit;
  const [measurements, outputs] = [measurementsOf(circuit), outputsOf(circuit)];
  const lowered = lower(qubits, steps);
  if (lowered === undefined) return new PlainSimulator(qubits, steps, measurements, outputs);
  const { precision = 'f64', threads = 1 } = options;
  return new VectorSimulator(qubits, lowered, measurements, outputs, { precision, threads });
}
