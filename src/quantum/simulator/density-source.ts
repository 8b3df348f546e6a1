import { scaled } from '../gates/matrices';
import { basisChanges } from './basis-change';
import { conjugate, superoperator } from './channels';
import type { ChannelStep } from './noisy-steps';
import type { OutcomeSource } from './outcome-simulator';
import { applyMatrix } from './plain-state';
import type { Setting } from './settings';
import type { RunInput } from './simulator';
import type { StateMaker } from './state-source';
import type { Step } from './steps';

/** Above this size a density matrix no longer fits and trajectories take over. */
export const densityQubits = 11;

/**
 * Steps on 2n wires that act on vec(ρ) = Σ ρ_ij |i⟩|j⟩: U ⊗ conj(U) for a gate, Σ K ⊗ conj(K) for a channel.
 */
export function densitySteps(steps: readonly (Step | ChannelStep)[], qubits: number): readonly Step[] {
  const twin = (wires: readonly number[]): number[] => wires.map((wire) => wire + qubits);
  return steps.flatMap((step): Step[] => {
    switch (step.kind) {
      case 'channel': {
        const { wire, kraus } = step;
        return [
          { kind: 'fixed', gate: 'channel', wires: [wire, wire + qubits], matrix: superoperator(kraus), operation: -1 },
        ];
      }
      case 'fixed':
        return [step, { ...step, wires: twin(step.wires), matrix: conjugate(step.matrix) }];
      case 'rotation': {
        // conj(exp(−iθG)) = exp(−iθ(−conj(G)))
        const generator = scaled(conjugate(step.generator), -1);
        const matrix = (angle: number): Float64Array => conjugate(step.matrix(angle));
        return [step, { ...step, wires: twin(step.wires), generator, matrix }];
      }
      case 'preparation':
        return [{ ...step, twinWires: twin(step.wires) }];
    }
  });
}

/** Outcomes of a density matrix, made as a state of twice as many wires. */
export class DensitySource implements OutcomeSource {
  readonly name = 'density matrix';

  constructor(
    private readonly maker: StateMaker,
    private readonly qubits: number,
  ) {}

  forEachOutcomes(
    run: RunInput,
    settings: readonly Setting[],
    visit: (sample: number, setting: Setting, probabilities: Float64Array) => void,
  ): void {
    const size = 2 ** this.qubits;
    this.maker.forEachState(run, (rho, sample) => {
      for (const setting of settings) {
        const changes = basisChanges(setting);
        const turned = changes.length === 0 ? rho : rho.slice();
        for (const { wire, matrix } of changes) {
          applyMatrix(turned, 2 * this.qubits, [wire], matrix);
          applyMatrix(turned, 2 * this.qubits, [wire + this.qubits], conjugate(matrix));
        }
        visit(
          sample,
          setting,
          Float64Array.from({ length: size }, (_, k) => Math.max(0, turned[2 * k * (size + 1)]!)),
        );
      }
    });
  }

  dispose(): void {
    this.maker.dispose();
  }
}
