import { entanglementEntropy } from '../../../../quantum/reading/entanglement';
import { blochVectors, type BlochVector } from '../../../../quantum/reading/reduced-density';
import type { PlainState } from '../../../../quantum/simulator/plain-state';

/** Wires on a cut's smaller side up to which its entropy is computed at every step: a matrix of 16 × 16. */
export const mostCutWires = 4;

/** One wire alone, all others traced out. */
export interface WireReading {
  readonly bloch: BlochVector;
  /** Of the Bloch vector: 1 where the wire is pure, 0 where it is maximally mixed. */
  readonly length: number;
  /** Entanglement entropy with all other wires, in bits. */
  readonly entropy: number;
}

export interface StepReading {
  readonly wires: readonly WireReading[];
  /** Entropy in bits between wires 0 … k and the rest; undefined where it would take too long. */
  readonly cuts: readonly (number | undefined)[];
}

/** What is shown of a state besides its amplitudes. */
export function stepReading(state: PlainState, qubits: number): StepReading {
  return { wires: blochVectors(state, qubits).map(wireReading), cuts: cutsOf(state, qubits) };
}

function wireReading(bloch: BlochVector): WireReading {
  const length = Math.min(1, Math.hypot(bloch.x, bloch.y, bloch.z));
  return { bloch, length, entropy: entropyOf((1 + length) / 2) + entropyOf((1 - length) / 2) };
}

/** ρ of one wire has the eigenvalues (1 ± |r|) / 2. */
function entropyOf(p: number): number {
  return p > 1e-15 ? -p * Math.log2(p) : 0;
}

function cutsOf(state: PlainState, qubits: number): readonly (number | undefined)[] {
  return Array.from({ length: qubits - 1 }, (_, k) => {
    if (Math.min(k + 1, qubits - k - 1) > mostCutWires) return undefined;
    const wires = Array.from({ length: k + 1 }, (_w, wire) => wire);
    return Math.max(0, entanglementEntropy(state, qubits, wires));
  });
}
