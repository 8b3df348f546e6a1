import { addAngleGradient, isConstant } from '../angles';
import { featuresOf } from '../simulator/preparation';
import type { Gradients, RunInput, Simulator } from '../simulator/simulator';
import type { Step } from '../simulator/steps';

interface ShiftTerm {
  readonly by: number;
  readonly factor: number;
}

/**
 * Derivative of a trigonometric polynomial f with these frequencies, as Σ factor·f(θ + by), exact.
 * One frequency Ω: Ω/(2 sin(Ωs)) [f(θ+s) − f(θ−s)] with s = π/(2Ω) (Schuld et al. 2019, Phys. Rev. A 99, 032331);
 * {½, 1}: the four-term rule with shifts ±π/2 and ±3π/2 (Anselmetti et al. 2021, New J. Phys. 23, 113010).
 */
export function shiftRule(frequencies: readonly number[]): readonly ShiftTerm[] {
  const [first = 1, second] = frequencies;
  if (second === undefined) {
    const [by, factor] = [Math.PI / (2 * first), first / 2];
    return [
      { by, factor },
      { by: -by, factor: -factor },
    ];
  }
  // Frequencies u and 2u: odd part at s₁ = π/(4u)·… solved for u = ½ and scaled.
  const u = Math.min(first, second);
  const [near, far] = [(Math.SQRT2 + 1) / (4 * Math.SQRT2), (Math.SQRT2 - 1) / (4 * Math.SQRT2)];
  const [s, t] = [Math.PI / (4 * u), (3 * Math.PI) / (4 * u)];
  return [
    { by: s, factor: 2 * u * near },
    { by: -s, factor: -2 * u * near },
    { by: t, factor: -2 * u * far },
    { by: -t, factor: 2 * u * far },
  ];
}

/** The rotation steps whose angle an input or a weight enters. */
export function shiftedSteps(steps: readonly Step[]): number[] {
  return steps.flatMap((step, index) => (step.kind === 'rotation' && !isConstant(step.angle) ? [index] : []));
}

/**
 * Σ upstream·∂expectation by running the circuit at shifted angles, 2 or 4 runs for each rotation that a parameter
 * enters: exact up to sampling, and the only exact rule that shots and noise leave.
 */
export function parameterShift(
  simulator: Simulator,
  steps: readonly Step[],
  run: RunInput,
  upstream: Float64Array,
): Gradients {
  const expectations = simulator.expectations(run);
  const outputs = expectations.length / run.batch;
  const sums = { inputs: new Float64Array(run.inputs.length), weights: new Float64Array(run.weights.length) };
  for (const index of shiftedSteps(steps)) {
    const step = steps[index]!;
    if (step.kind !== 'rotation') continue;
    const slopes = new Float64Array(run.batch);
    for (const { by, factor } of shiftRule(step.frequencies)) {
      const shifted = simulator.expectations({ ...run, shift: { step: index, by } });
      for (let k = 0; k < shifted.length; k++) slopes[Math.floor(k / outputs)]! += factor * upstream[k]! * shifted[k]!;
    }
    slopes.forEach((slope, sample) => {
      addAngleGradient(step.angle, slope, run.inputs, sample * featuresOf(run), run.weights, sums);
    });
  }
  return { expectations, ...sums };
}
