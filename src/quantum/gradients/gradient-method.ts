import { quantumRunFailures } from '../../shared/failures/quantum-run';
import { isConstant } from '../angles';
import type { Step } from '../simulator/steps';

export const gradientMethods = ['adjoint', 'parameter-shift', 'spsa', 'finite-difference'] as const;
export type GradientMethod = (typeof gradientMethods)[number];

interface Situation {
  readonly gradient?: GradientMethod;
  readonly shots?: number;
  readonly noise?: unknown;
  readonly trajectories?: number;
}

const reasons: Readonly<Record<GradientMethod, string>> = {
  adjoint: 'exact, one pass back through the circuit for all parameters',
  'parameter-shift': 'exact rules at shifted angles, two or four runs for each rotation',
  spsa: 'all parameters moved at once at random: two runs, unbiased but noisy',
  'finite-difference': 'central differences, for checking: slow and approximate',
};

/** Which method runs and why; throws a Failure where the one asked for cannot give right numbers. */
export function gradientMethod(
  steps: readonly Step[],
  { gradient, shots, noise, trajectories }: Situation,
): { readonly name: GradientMethod; readonly reason: string } {
  const noisy = noise !== undefined || trajectories !== undefined;
  const obstacle = shots !== undefined ? 'shots' : noisy ? 'noise' : undefined;
  const preparesParameters = steps.some((step) => step.kind === 'preparation' && !step.amplitudes.every(isConstant));
  const name =
    gradient ?? (obstacle === undefined ? 'adjoint' : preparesParameters ? 'finite-difference' : 'parameter-shift');
  if (name === 'adjoint' && obstacle !== undefined)
    throw quantumRunFailures.gradientImpossible(
      name,
      `it undoes gates of an exact pure state, and there is ${obstacle}`,
      'Use parameter-shift or spsa.',
    );
  if (name === 'parameter-shift' && preparesParameters)
    throw quantumRunFailures.gradientImpossible(
      name,
      'amplitudes of StatePrep are no angles of a rotation, so no shift rule holds for them',
      'Use adjoint, spsa or finite-difference, or encode by angles.',
    );
  const chosen =
    gradient !== undefined
      ? 'asked for'
      : obstacle === undefined
        ? 'the default'
        : preparesParameters
          ? `chosen because of ${obstacle} and amplitudes that are inputs`
          : `chosen because of ${obstacle}`;
  return { name, reason: `${reasons[name]} (${chosen})` };
}
