import type { ComplexMatrix } from '../gates/gate';
import type { PlainState } from '../simulator/plain-state';

/** Expectation values of X, Y and Z of one wire: a point of the Bloch ball, on its surface where the wire is pure. */
export interface BlochVector {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** ρ of some wires (first most significant), all others traced out: 2^wires × 2^wires, interleaved re, im. */
export function reducedDensityMatrix(state: PlainState, qubits: number, wires: readonly number[]): ComplexMatrix {
  const d = 2 ** wires.length;
  const offsets = spread(wires, qubits);
  const others = spread(
    Array.from({ length: qubits }, (_, wire) => wire).filter((wire) => !wires.includes(wire)),
    qubits,
  );
  const rho = new Float64Array(2 * d * d);
  for (const base of others)
    for (let i = 0; i < d; i++) {
      const a = 2 * (base + offsets[i]!);
      for (let j = 0; j < d; j++) {
        const b = 2 * (base + offsets[j]!);
        const at = 2 * (i * d + j);
        rho[at] = rho[at]! + state[a]! * state[b]! + state[a + 1]! * state[b + 1]!;
        rho[at + 1] = rho[at + 1]! + state[a + 1]! * state[b]! - state[a]! * state[b + 1]!;
      }
    }
  return rho;
}

export function blochVector(state: PlainState, qubits: number, wire: number): BlochVector {
  const rho = reducedDensityMatrix(state, qubits, [wire]);
  return { x: 2 * rho[4]!, y: 2 * rho[5]!, z: rho[0]! - rho[6]! };
}

/** That of every wire, wire 0 first. */
export function blochVectors(state: PlainState, qubits: number): readonly BlochVector[] {
  return Array.from({ length: qubits }, (_, wire) => blochVector(state, qubits, wire));
}

/** Indices of all values of these wires, the others 0. */
function spread(wires: readonly number[], qubits: number): Uint32Array {
  return Uint32Array.from({ length: 2 ** wires.length }, (_, k) =>
    wires.reduce((sum, wire, j) => sum + ((k >>> (wires.length - 1 - j)) & 1) * 2 ** (qubits - 1 - wire), 0),
  );
}
