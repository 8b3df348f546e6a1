import type { ComplexMatrix } from '../gates/gate';

/** 2^qubits amplitudes, interleaved re, im, in f64: the plain form for reading, noise and small work. */
export type PlainState = Float64Array;

/** |0…0⟩. */
export function zeroState(qubits: number): PlainState {
  const state = new Float64Array(2 * 2 ** qubits);
  state[0] = 1;
  return state;
}

/** Multiplies the state by a matrix on these wires (first wire most significant), in place; O(2^(qubits + wires)). */
export function applyMatrix(
  state: PlainState,
  qubits: number,
  wires: readonly number[],
  matrix: ComplexMatrix,
): PlainState {
  const d = 2 ** wires.length;
  const bits = wires.map((wire) => 2 ** (qubits - 1 - wire));
  const offsets = Array.from({ length: d }, (_, j) =>
    bits.reduce((sum, bit, k) => sum + ((j >> (wires.length - 1 - k)) & 1) * bit, 0),
  );
  const mask = bits.reduce((sum, bit) => sum | bit, 0);
  const re = new Float64Array(d);
  const im = new Float64Array(d);
  const size = state.length / 2;
  for (let base = 0; base < size; base++) {
    if ((base & mask) !== 0) continue;
    for (let j = 0; j < d; j++) {
      const at = 2 * (base + offsets[j]!);
      re[j] = state[at]!;
      im[j] = state[at + 1]!;
    }
    for (let i = 0; i < d; i++) {
      let [sumRe, sumIm] = [0, 0];
      for (let j = 0; j < d; j++) {
        const m = 2 * (i * d + j);
        sumRe += matrix[m]! * re[j]! - matrix[m + 1]! * im[j]!;
        sumIm += matrix[m]! * im[j]! + matrix[m + 1]! * re[j]!;
      }
      const at = 2 * (base + offsets[i]!);
      state[at] = sumRe;
      state[at + 1] = sumIm;
    }
  }
  return state;
}

/** ⟨a|b⟩ as [re, im]. */
export function innerProduct(a: PlainState, b: PlainState): readonly [number, number] {
  let [re, im] = [0, 0];
  for (let k = 0; k < a.length; k += 2) {
    re += a[k]! * b[k]! + a[k + 1]! * b[k + 1]!;
    im += a[k]! * b[k + 1]! - a[k + 1]! * b[k]!;
  }
  return [re, im];
}

/** |amplitude|² of every basis state. */
export function probabilitiesOf(state: PlainState): Float64Array {
  return Float64Array.from({ length: state.length / 2 }, (_, k) => state[2 * k]! ** 2 + state[2 * k + 1]! ** 2);
}
