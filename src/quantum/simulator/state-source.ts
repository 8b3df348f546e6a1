import { basisChanges } from './basis-change';
import type { OutcomeSource } from './outcome-simulator';
import { applyMatrix, probabilitiesOf } from './plain-state';
import type { Setting } from './settings';
import type { RunInput } from './simulator';

/** Gives the final pure state of each sample. */
export interface StateMaker {
  readonly name: string;
  forEachState(run: RunInput, visit: (state: Float64Array, sample: number) => void): void;
  dispose(): void;
}

/** Outcomes of a state vector. */
export class StateSource implements OutcomeSource {
  readonly name: string;

  constructor(
    private readonly maker: StateMaker,
    private readonly qubits: number,
  ) {
    this.name = maker.name;
  }

  forEachOutcomes(
    run: RunInput,
    settings: readonly Setting[],
    visit: (sample: number, setting: Setting, probabilities: Float64Array) => void,
  ): void {
    this.maker.forEachState(run, (state, sample) => {
      for (const setting of settings) visit(sample, setting, outcomesOf(state, this.qubits, setting));
    });
  }

  dispose(): void {
    this.maker.dispose();
  }
}

/** The probabilities of a state's outcomes in a setting. */
export function outcomesOf(state: Float64Array, qubits: number, setting: Setting): Float64Array {
  const changes = basisChanges(setting);
  const turned = changes.length === 0 ? state : state.slice();
  for (const { wire, matrix } of changes) applyMatrix(turned, qubits, [wire], matrix);
  return probabilitiesOf(turned);
}
