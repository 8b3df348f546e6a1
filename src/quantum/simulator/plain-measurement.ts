import { outcomeOf, parity, type Measurement, type Word } from './measurements';
import type { PlainState } from './plain-state';

/** ⟨ψ|P|ψ⟩; P|k⟩ = i^ys (−1)^|k ∧ z| |k ⊕ x⟩. */
export function wordExpectation(state: PlainState, { x, z, ys }: Word): number {
  let [re, im] = [0, 0];
  const size = state.length / 2;
  for (let k = 0; k < size; k++) {
    const [to, from] = [2 * (k ^ x), 2 * k];
    const sign = 1 - 2 * parity(k & z);
    re += sign * (state[to]! * state[from]! + state[to + 1]! * state[from + 1]!);
    im += sign * (state[to]! * state[from + 1]! - state[to + 1]! * state[from]!);
  }
  return [re, -im, -re, im][ys & 3]!;
}

/** One row of outputs. */
export function measurePlain(
  state: PlainState,
  measurements: readonly Measurement[],
  qubits: number,
  out: Float64Array,
): void {
  const size = state.length / 2;
  for (const m of measurements) {
    if (m.kind === 'words')
      out[m.column] = m.terms.reduce(
        (sum, { coefficient, word }) => sum + coefficient * wordExpectation(state, word),
        0,
      );
    else
      for (let k = 0; k < size; k++) {
        const p = state[2 * k]! ** 2 + state[2 * k + 1]! ** 2;
        if (m.kind === 'probabilities') out[m.column + outcomeOf(k, m.wires, qubits)]! += p;
        else if ((k & m.mask) === m.bits) out[m.column]! += p;
      }
  }
}

/** Σ upstream·O|ψ⟩. */
export function applyObservables(
  state: PlainState,
  measurements: readonly Measurement[],
  qubits: number,
  upstream: Float64Array,
): PlainState {
  const bra = new Float64Array(state.length);
  for (const m of measurements) {
    const g = upstream[m.column]!;
    if (m.kind === 'words') for (const term of m.terms) addWord(bra, state, term.word, g * term.coefficient);
    else
      for (let k = 0; k < state.length / 2; k++) {
        const c =
          m.kind === 'probabilities'
            ? upstream[m.column + outcomeOf(k, m.wires, qubits)]!
            : (k & m.mask) === m.bits
              ? g
              : 0;
        bra[2 * k]! += c * state[2 * k]!;
        bra[2 * k + 1]! += c * state[2 * k + 1]!;
      }
  }
  return bra;
}

function addWord(bra: PlainState, state: PlainState, { x, z, ys }: Word, factor: number): void {
  for (let k = 0; k < state.length / 2; k++) {
    const [to, from] = [2 * (k ^ x), 2 * k];
    const c = factor * (1 - 2 * parity(k & z));
    const [re, im] = [c * state[from]!, c * state[from + 1]!];
    bra[to]! += [re, -im, -re, im][ys & 3]!;
    bra[to + 1]! += [im, re, -im, -re][ys & 3]!;
  }
}
