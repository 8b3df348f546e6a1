import type { Circuit, Observable } from '../circuit';

/** A Pauli word as bit masks over basis-state indices: X or Y sets `x`, Z or Y sets `z`; i^ys is the phase. */
export interface Word {
  readonly x: number;
  readonly z: number;
  readonly ys: number;
}

/**
 * One observable with its first output column. All are linear in the density matrix: where the circuit asks for the
 * variance of P, simulators give ⟨P⟩ and `compile` makes 1 − ⟨P⟩² of it.
 */
export type Measurement =
  | { readonly kind: 'words'; readonly column: number; readonly terms: readonly { coefficient: number; word: Word }[] }
  | { readonly kind: 'projector'; readonly column: number; readonly mask: number; readonly bits: number }
  | { readonly kind: 'probabilities'; readonly column: number; readonly wires: readonly number[] };

export function wordOf(pauli: string): Word {
  const qubits = pauli.length;
  let [x, z, ys] = [0, 0, 0];
  Array.from(pauli).forEach((letter, wire) => {
    const bit = 2 ** (qubits - 1 - wire);
    if (letter === 'X' || letter === 'Y') x += bit;
    if (letter === 'Z' || letter === 'Y') z += bit;
    if (letter === 'Y') ys++;
  });
  return { x, z, ys };
}

/** How many numbers an observable gives. */
export function widthOf(observable: Observable): number {
  return 'probabilities' in observable ? 2 ** observable.probabilities.length : 1;
}

/** The observables of a checked circuit, with their places in a row of outputs. */
export function measurementsOf(circuit: Circuit): readonly Measurement[] {
  let column = 0;
  return circuit.observables.map((observable) => {
    const at = column;
    column += widthOf(observable);
    return measurement(observable, at, circuit.qubits);
  });
}

export function outputsOf(circuit: Circuit): number {
  return circuit.observables.reduce((sum, observable) => sum + widthOf(observable), 0);
}

/** The output columns that are variances. */
export function varianceColumns(circuit: Circuit): readonly number[] {
  let column = 0;
  return circuit.observables.flatMap((observable) => {
    const at = column;
    column += widthOf(observable);
    return 'variance' in observable ? [at] : [];
  });
}

function measurement(observable: Observable, column: number, qubits: number): Measurement {
  if ('pauli' in observable)
    return { kind: 'words', column, terms: [{ coefficient: 1, word: wordOf(observable.pauli) }] };
  if ('terms' in observable) {
    const terms = observable.terms.map(({ coefficient, pauli }) => ({ coefficient, word: wordOf(pauli) }));
    return { kind: 'words', column, terms };
  }
  if ('variance' in observable)
    return { kind: 'words', column, terms: [{ coefficient: 1, word: wordOf(observable.variance) }] };
  if ('probabilities' in observable) return { kind: 'probabilities', column, wires: observable.probabilities };
  const wires = observable.wires ?? Array.from({ length: qubits }, (_, wire) => wire);
  const bit = (k: number): number => 2 ** (qubits - 1 - wires[k]!);
  const values = Array.from(observable.projector);
  return {
    kind: 'projector',
    column,
    mask: wires.reduce((sum, _, k) => sum + bit(k), 0),
    bits: values.reduce((sum, value, k) => sum + (value === '1' ? bit(k) : 0), 0),
  };
}

/** The outcome of `wires` (first most significant) in the basis state `index`. */
export function outcomeOf(index: number, wires: readonly number[], qubits: number): number {
  return wires.reduce((outcome, wire) => 2 * outcome + ((index >>> (qubits - 1 - wire)) & 1), 0);
}

/** 1 where an odd number of bits is set. */
export function parity(bits: number): number {
  let x = bits;
  x ^= x >>> 16;
  x ^= x >>> 8;
  x ^= x >>> 4;
  return (0x6996 >>> (x & 15)) & 1;
}
