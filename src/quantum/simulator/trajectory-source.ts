import type { RandomStream } from '../../shared/random';
import type { ComplexMatrix } from '../gates/gate';
import type { Draws } from './draws';
import type { ChannelStep } from './noisy-steps';
import type { OutcomeSource } from './outcome-simulator';
import { applyMatrix, zeroState, type PlainState } from './plain-state';
import { applyStep } from './plain-simulator';
import type { Setting } from './settings';
import type { RunInput } from './simulator';
import { outcomesOf } from './state-source';
import type { Step } from './steps';

/**
 * Outcomes averaged over quantum trajectories: at each channel one Kraus operator is drawn with probability ‖Kψ‖²
 * (Dalibard, Castin, Mølmer 1992, Phys. Rev. Lett. 68, 580). Every run draws the same numbers, so that differences between
 * runs at shifted angles are not drowned in their noise. Standard error: at most 1/√trajectories.
 */
export class TrajectorySource implements OutcomeSource {
  readonly name: string;

  constructor(
    private readonly qubits: number,
    private readonly steps: readonly (Step | ChannelStep)[],
    private readonly trajectories: number,
    private readonly draws: Draws,
  ) {
    this.name = `quantum trajectories (${trajectories})`;
  }

  forEachOutcomes(
    run: RunInput,
    settings: readonly Setting[],
    visit: (sample: number, setting: Setting, probabilities: Float64Array) => void,
  ): void {
    for (let sample = 0; sample < run.batch; sample++) {
      const random = this.draws.fresh(`quantum/trajectories/${sample}`);
      const sums = settings.map(() => new Float64Array(2 ** this.qubits));
      for (let t = 0; t < this.trajectories; t++) {
        const state = this.trajectory(run, sample, random);
        settings.forEach((setting, s) => {
          const sum = sums[s]!;
          outcomesOf(state, this.qubits, setting).forEach((p, k) => (sum[k] = sum[k]! + p / this.trajectories));
        });
      }
      settings.forEach((setting, s) => {
        visit(sample, setting, sums[s]!);
      });
    }
  }

  dispose(): void {
    // holds nothing outside JavaScript's own memory
  }

  private trajectory(run: RunInput, sample: number, random: RandomStream): PlainState {
    const state = zeroState(this.qubits);
    for (const step of this.steps) {
      if (step.kind === 'channel') drawKraus(state, this.qubits, step, random.uniform());
      else applyStep(state, this.qubits, step, run, sample);
    }
    return state;
  }
}

/** Applies the operator that `u` in [0, 1) falls on, and scales to length 1. */
function drawKraus(state: PlainState, qubits: number, { wire, kraus }: ChannelStep, u: number): void {
  const rho = reducedMatrix(state, qubits, wire);
  const weights = kraus.map((k) => weightOf(k, rho));
  let left = u * weights.reduce((a, b) => a + b, 0);
  let chosen = weights.findIndex((w) => (left -= w) < 0);
  if (chosen < 0) chosen = weights.indexOf(Math.max(...weights)); // rounding at the very end
  const factor = 1 / Math.sqrt(weights[chosen]!);
  applyMatrix(
    state,
    qubits,
    [wire],
    kraus[chosen]!.map((value) => value * factor),
  );
}

/** ρ of one wire as [ρ00, ρ11, re ρ01, im ρ01]. */
function reducedMatrix(state: PlainState, qubits: number, wire: number): readonly [number, number, number, number] {
  const bit = 2 ** (qubits - 1 - wire);
  let [zero, one, re, im] = [0, 0, 0, 0];
  for (let k = 0; k < state.length / 2; k++) {
    if ((k & bit) !== 0) continue;
    const [ar, ai, br, bi] = [state[2 * k]!, state[2 * k + 1]!, state[2 * (k + bit)]!, state[2 * (k + bit) + 1]!];
    zero += ar * ar + ai * ai;
    one += br * br + bi * bi;
    re += ar * br + ai * bi;
    im += ai * br - ar * bi;
  }
  return [zero, one, re, im];
}

/** tr(K ρ K†) = Σ_r |K_r0|²ρ00 + |K_r1|²ρ11 + 2 Re(K_r0 conj(K_r1) ρ01). */
function weightOf(k: ComplexMatrix, [zero, one, re, im]: readonly [number, number, number, number]): number {
  let weight = 0;
  for (let r = 0; r < 8; r += 4) {
    const [ar, ai, br, bi] = [k[r]!, k[r + 1]!, k[r + 2]!, k[r + 3]!];
    const [cr, ci] = [ar * br + ai * bi, ai * br - ar * bi];
    weight += (ar * ar + ai * ai) * zero + (br * br + bi * bi) * one + 2 * (cr * re - ci * im);
  }
  return weight;
}
