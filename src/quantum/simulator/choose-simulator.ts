import { quantumRunFailures } from '../../shared/failures/quantum-run';
import type { Circuit } from '../circuit';
import type { CompileOptions } from '../compile-options';
import { densityQubits, DensitySource, densitySteps } from './density-source';
import type { Draws } from './draws';
import { measurementsOf, outputsOf } from './measurements';
import { noisySteps, readoutErrors } from './noisy-steps';
import { OutcomeSimulator, type OutcomeSource } from './outcome-simulator';
import { PlainSimulator } from './plain-simulator';
import { settingsOf } from './settings';
import type { Simulator } from './simulator';
import { StateSource } from './state-source';
import type { Step } from './steps';
import { TrajectorySource } from './trajectory-source';
import { lower } from './vector/lower';
import { VectorSimulator } from './vector/vector-simulator';
import { VectorStates } from './vector/vector-states';

const defaultTrajectories = 256;

/** The simulator that fits circuit and options. */
export function chooseSimulator(
  circuit: Circuit,
  steps: readonly Step[],
  options: CompileOptions,
  draws: Draws,
): Simulator {
  const { qubits } = circuit;
  const { precision = 'f64', threads = 1, shots, noise } = options;
  positiveInteger('The number of threads', threads);
  const [measurements, outputs] = [measurementsOf(circuit), outputsOf(circuit)];
  if (shots === undefined && noise === undefined && options.trajectories === undefined) {
    const lowered = lower(qubits, steps);
    if (lowered === undefined) return new PlainSimulator(qubits, steps, measurements, outputs);
    return new VectorSimulator(qubits, lowered, measurements, outputs, { precision, threads });
  }
  if (shots !== undefined) positiveInteger('The number of shots', shots);
  const settings = settingsOf(measurements, qubits);
  const source = outcomeSource(circuit, steps, options, draws);
  return new OutcomeSimulator(source, settings, outputs, readoutErrors(noise, qubits), shots, draws);
}

function outcomeSource(circuit: Circuit, steps: readonly Step[], options: CompileOptions, draws: Draws): OutcomeSource {
  const { qubits } = circuit;
  const { precision = 'f64', noise, trajectories } = options;
  const noisy = noise === undefined ? steps : noisySteps(circuit, steps, noise);
  const pure = noisy.every((step) => step.kind !== 'channel');
  if (trajectories !== undefined) positiveInteger('The number of trajectories', trajectories);
  if (pure && trajectories === undefined) {
    const lowered = lower(qubits, steps);
    if (lowered !== undefined)
      return new StateSource(new VectorStates(qubits, lowered, { precision, threads: 1 }), qubits);
  }
  const doubled =
    qubits > densityQubits || trajectories !== undefined ? undefined : lower(2 * qubits, densitySteps(noisy, qubits));
  if (doubled === undefined) return new TrajectorySource(qubits, noisy, trajectories ?? defaultTrajectories, draws);
  const maker = new VectorStates(2 * qubits, doubled, { precision: 'f64', threads: 1 });
  return new DensitySource(maker, qubits);
}

function positiveInteger(option: string, value: number): void {
  if (!Number.isInteger(value) || value < 1)
    throw quantumRunFailures.badOption(option, String(value), 'a whole number from 1');
}
