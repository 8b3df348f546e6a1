import { checkedRun } from '../../../../../quantum/checked-run';
import type { Circuit } from '../../../../../quantum/circuit';
import { parameterCounts } from '../../../../../quantum/parameter-counts';
import { DensitySource, densitySteps } from '../../../../../quantum/simulator/density-source';
import { Draws } from '../../../../../quantum/simulator/draws';
import { measurementsOf } from '../../../../../quantum/simulator/measurements';
import { noisySteps } from '../../../../../quantum/simulator/noisy-steps';
import type { OutcomeSource } from '../../../../../quantum/simulator/outcome-simulator';
import { settingsOf, type Setting } from '../../../../../quantum/simulator/settings';
import { StateSource } from '../../../../../quantum/simulator/state-source';
import { stepsOf, type Step } from '../../../../../quantum/simulator/steps';
import { TrajectorySource } from '../../../../../quantum/simulator/trajectory-source';
import type { NoiseModel } from '../../../../../experiment/schema/noise';
import type { Binding } from '../../model/state';
import { plainStates } from './plain-states';

/** Up to here by density matrix, beyond by trajectories: a density matrix has 4 to the wires numbers. */
const mostDensityWires = 6;
/** Trajectories, in pieces between which the page answers the user; error of an expectation: at most 1/√512 = 0.044. */
const pieces = 16;
const trajectoriesInPiece = 32;
/** About how many amplitudes may be touched: some ten seconds. */
const mostWork = 6e8;

/** Probabilities of what the devices show in each of their settings, before reading errors. */
export interface Outcomes {
  readonly probabilities: ReadonlyMap<Setting, Float64Array>;
  readonly settings: readonly Setting[];
  /** How they were made, as in "density matrix". */
  readonly how: string;
}

/** Why it cannot be done in the page, or undefined where it can. */
export function tooMuch(circuit: Circuit, noise: NoiseModel | undefined): string | undefined {
  const size =
    noise === undefined
      ? 1
      : circuit.qubits <= mostDensityWires
        ? 2 ** circuit.qubits * 4
        : pieces * trajectoriesInPiece * 2;
  if (circuit.qubits <= 14 && size * 2 ** circuit.qubits * circuit.operations.length <= mostWork) return undefined;
  const what = `${circuit.qubits} wires and ${circuit.operations.length} gates`;
  return noise === undefined
    ? `A circuit of ${what} is too large to be sampled in this panel.`
    : `Noise of a circuit of ${what} would take too long in this panel; an experiment with \`noise\` evaluates it as a run.`;
}

/** Simulates once; `goesOn` is asked between pieces, and where it says no the answer is undefined. */
export async function noisyOutcomes(
  circuit: Circuit,
  { inputs, weights }: Binding,
  noise: NoiseModel | undefined,
  goesOn: (done: number) => Promise<boolean>,
): Promise<Outcomes | undefined> {
  const counts = parameterCounts(circuit);
  const run = checkedRun(Float64Array.from(inputs), Float64Array.from(weights), 1, counts.inputs, counts.weights);
  const settings = settingsOf(measurementsOf(circuit), circuit.qubits);
  const sources = sourcesOf(circuit, noise);
  const sums = new Map(settings.map((setting) => [setting, new Float64Array(2 ** circuit.qubits)]));
  for (const [k, source] of sources.entries()) {
    if (!(await goesOn(k / sources.length))) return undefined;
    source.forEachOutcomes(run, settings, (_sample, setting, probabilities) => {
      const sum = sums.get(setting)!;
      probabilities.forEach((p, outcome) => (sum[outcome] = sum[outcome]! + p / sources.length));
    });
  }
  return { probabilities: sums, settings, how: howOf(sources) };
}

function sourcesOf(circuit: Circuit, noise: NoiseModel | undefined): readonly OutcomeSource[] {
  const { qubits } = circuit;
  const steps = stepsOf(circuit);
  const noisy = noise === undefined ? steps : noisySteps(circuit, steps, noise);
  if (noisy.every((step): step is Step => step.kind !== 'channel'))
    return [new StateSource(plainStates(qubits, noisy), qubits)];
  if (qubits <= mostDensityWires)
    return [new DensitySource(plainStates(2 * qubits, densitySteps(noisy, qubits)), qubits)];
  return Array.from(
    { length: pieces },
    (_, seed) => new TrajectorySource(qubits, noisy, trajectoriesInPiece, new Draws(seed)),
  );
}

function howOf(sources: readonly OutcomeSource[]): string {
  return sources.length === 1 ? sources[0]!.name : `${pieces * trajectoriesInPiece} quantum trajectories`;
}
