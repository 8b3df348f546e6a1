import type { Circuit } from '../../../../quantum/circuit';
import { observableLabel } from '../../../../quantum/drawing/labels';
import { plainText, type Markup } from '../../../../quantum/drawing/markup';

/** One number that the circuit gives. */
export interface OutputName {
  readonly label: Markup;
  readonly text: string;
  /** The least value it can have; the greatest is 1. Undefined for sums of terms, which have bounds of their own. */
  readonly least: number | undefined;
}

/** Names of the circuit's outputs, in their order. */
export function outputNames({ observables }: Circuit): readonly OutputName[] {
  return observables.flatMap((observable): readonly OutputName[] => {
    if ('probabilities' in observable) {
      const { length } = observable.probabilities;
      return Array.from({ length: 2 ** length }, (_, k) => named(`P(|${k.toString(2).padStart(length, '0')}⟩)`, 0));
    }
    const label = observableLabel(observable);
    if ('terms' in observable) return [named(label, undefined)];
    return [named(label, 'pauli' in observable ? -1 : 0)];
  });
}

function named(label: Markup, least: number | undefined): OutputName {
  return { label, text: plainText(label), least };
}
