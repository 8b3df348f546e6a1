import type { Circuit } from '../../../../../quantum/circuit';
import { outputsOf } from '../../../../../quantum/simulator/measurements';
import { Draws } from '../../../../../quantum/simulator/draws';
import { readoutErrors } from '../../../../../quantum/simulator/noisy-steps';
import { OutcomeSimulator, type OutcomeSource } from '../../../../../quantum/simulator/outcome-simulator';
import type { NoiseModel } from '../../../../../experiment/schema/noise';
import { withVariances } from '../exact-expectations';
import { meanAndSpread } from '../training/class-expectations';
import type { Outcomes } from './outcomes';

/** What an output comes out as when the measurement is repeated. */
export interface Estimate {
  readonly mean: number;
  /** Standard deviation over the repetitions; 0 where nothing is drawn. */
  readonly spread: number;
}

/** Each repetition draws its shots from a seed of its own, 0 to `repeats` − 1; without shots there is nothing to repeat. */
export function estimates(
  circuit: Circuit,
  outcomes: Outcomes,
  noise: NoiseModel | undefined,
  shots: number | undefined,
  repeats: number,
): readonly Estimate[] {
  const draws = new Draws(0);
  const outputs = outputsOf(circuit);
  const readout = readoutErrors(noise, circuit.qubits);
  const simulator = new OutcomeSimulator(again(outcomes), outcomes.settings, outputs, readout, shots, draws);
  const run = { inputs: new Float64Array(0), weights: new Float64Array(0), batch: 1 };
  const rows = Array.from({ length: shots === undefined ? 1 : repeats }, (_, seed) => {
    draws.reseed(seed);
    return withVariances(circuit, simulator.expectations(run));
  });
  return Array.from({ length: outputs }, (_, output) => {
    const { mean, spread } = meanAndSpread(rows.map((row) => row[output]!));
    return { mean, spread: Number.isFinite(spread) ? spread : 0 };
  });
}

/** What was simulated once, given again: the array handed on is the visitor's to change. */
function again({ how, probabilities }: Outcomes): OutcomeSource {
  return {
    name: how,
    forEachOutcomes(_run, settings, visit) {
      for (const setting of settings) visit(0, setting, probabilities.get(setting)!.slice());
    },
    dispose: () => undefined,
  };
}
