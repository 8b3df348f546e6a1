import type { PlainState } from '../../../../quantum/simulator/plain-state';

/** One basis state of a state, as it is shown. */
export interface BasisState {
  /** Bits of the wires, wire 0 first. */
  readonly bits: string;
  readonly re: number;
  readonly im: number;
  /** |amplitude|² */
  readonly probability: number;
}

export interface ShownBasis {
  readonly shown: readonly BasisState[];
  /** Basis states left out because others are more probable. */
  readonly more: number;
  /** Their probabilities' sum. */
  readonly rest: number;
}

/** All basis states in their order where there are `most` at most; else the most probable ones, most probable first. */
export function basisStates(state: PlainState, qubits: number, most: number): ShownBasis {
  const size = 2 ** qubits;
  const indices = size <= most ? Array.from({ length: size }, (_, k) => k) : mostProbable(state, most);
  const shown = indices.map((k): BasisState => {
    const [re, im] = [state[2 * k]!, state[2 * k + 1]!];
    return { bits: k.toString(2).padStart(qubits, '0'), re, im, probability: re * re + im * im };
  });
  const sum = shown.reduce((total, { probability }) => total + probability, 0);
  return { shown, more: size - shown.length, rest: size === shown.length ? 0 : Math.max(0, 1 - sum) };
}

/** Indices of the largest, largest first; of equal ones the first. One pass, with the few kept in order. */
function mostProbable(state: PlainState, most: number): readonly number[] {
  const kept: number[] = [];
  const weights: number[] = [];
  for (let k = 0; k < state.length / 2; k++) {
    const weight = state[2 * k]! ** 2 + state[2 * k + 1]! ** 2;
    // What differs by rounding alone keeps its place, so that rows stay still while stepping
    if (kept.length === most && weight <= weights[most - 1]! + 1e-12) continue;
    let at = kept.length;
    while (at > 0 && weights[at - 1]! + 1e-12 < weight) at--;
    kept.splice(at, 0, k);
    weights.splice(at, 0, weight);
    kept.length = weights.length = Math.min(kept.length, most);
  }
  return kept;
}
