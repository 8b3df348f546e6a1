import type { ReadoutError } from '../../experiment/schema/noise';
import type { Draws } from './draws';
import { sampleOutcomes } from './sampling';
import type { Setting } from './settings';
import type { RunInput, Simulator } from './simulator';

/** What knows the outcomes' probabilities: a state vector, a density matrix, trajectories. */
export interface OutcomeSource {
  readonly name: string;
  /** For every sample and setting, [2^qubits] probabilities in that basis; the array is the visitor's to change. */
  forEachOutcomes(
    run: RunInput,
    settings: readonly Setting[],
    visit: (sample: number, setting: Setting, probabilities: Float64Array) => void,
  ): void;
  dispose(): void;
}

/** Expectations from outcomes: wrongly read where readout errs, and counted from so many shots where they are limited. */
export class OutcomeSimulator implements Simulator {
  constructor(
    private readonly source: OutcomeSource,
    private readonly settings: readonly Setting[],
    private readonly outputs: number,
    private readonly readout: readonly ReadoutError[],
    private readonly shots: number | undefined,
    private readonly draws: Draws,
  ) {}

  get name(): string {
    return this.shots === undefined ? this.source.name : `${this.source.name}, ${this.shots} shots`;
  }

  expectations(run: RunInput): Float64Array {
    const out = new Float64Array(run.batch * this.outputs);
    this.source.forEachOutcomes(run, this.settings, (sample, setting, exact) => {
      misread(exact, this.readout);
      const p =
        this.shots === undefined ? exact : sampleOutcomes(exact, this.shots, this.draws.stream('quantum/shots'));
      for (const { column, value, offset } of setting.readings) {
        const to = sample * this.outputs + column;
        for (let k = 0; k < p.length; k++) {
          if (p[k] === 0) continue;
          const at = offset === undefined ? to : to + offset(k);
          out[at] = out[at]! + value(k) * p[k]!;
        }
      }
    });
    return out;
  }

  dispose(): void {
    this.source.dispose();
  }
}

/** Applies each wire's confusion matrix in place. */
function misread(p: Float64Array, readout: readonly ReadoutError[]): void {
  readout.forEach(({ oneGivenZero, zeroGivenOne }, wire) => {
    if (oneGivenZero === 0 && zeroGivenOne === 0) return;
    const bit = 2 ** (readout.length - 1 - wire);
    for (let k = 0; k < p.length; k++) {
      if ((k & bit) !== 0) continue;
      const [zero, one] = [p[k]!, p[k + bit]!];
      p[k] = (1 - oneGivenZero) * zero + zeroGivenOne * one;
      p[k + bit] = oneGivenZero * zero + (1 - zeroGivenOne) * one;
    }
  });
}
