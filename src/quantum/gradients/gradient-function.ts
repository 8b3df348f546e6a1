import type { Draws } from '../simulator/draws';
import type { Gradients, RunInput, Simulator } from '../simulator/simulator';
import type { Step } from '../simulator/steps';
import { finiteDifference } from './finite-difference';
import type { GradientMethod } from './gradient-method';
import { parameterShift } from './parameter-shift';
import { spsa } from './spsa';

/** From a run and an upstream gradient [batch, outputs] to the gradients, by the chosen method. */
export function gradientFunction(
  method: GradientMethod,
  simulator: Simulator,
  steps: readonly Step[],
  draws: Draws,
): (run: RunInput, upstream: Float64Array) => Gradients {
  switch (method) {
    case 'adjoint':
      return (run, upstream) => {
        if (simulator.adjoint === undefined) throw new Error(`${simulator.name} has no adjoint gradient`);
        return simulator.adjoint(run, upstream);
      };
    case 'parameter-shift':
      return (run, upstream) => parameterShift(simulator, steps, run, upstream);
    case 'finite-difference':
      return (run, upstream) => finiteDifference(simulator, run, upstream);
    case 'spsa':
      return (run, upstream) => spsa(simulator, run, upstream, draws.stream('quantum/spsa'));
  }
}
