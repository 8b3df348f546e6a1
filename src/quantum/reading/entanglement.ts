import { quantumRunFailures } from '../../shared/failures/quantum-run';
import type { PlainState } from '../simulator/plain-state';
import { hermitianEigenvalues } from './hermitian-eigenvalues';
import { reducedDensityMatrix } from './reduced-density';

const mostWires = 8;

/**
 * Entanglement entropy −tr ρ_A log₂ ρ_A of the wires A with all others, in bits: 0 where the state factorises, min(|A|, n − |A|) at
 * most. Computed on the smaller side, which may have 8 wires.
 */
export function entanglementEntropy(state: PlainState, qubits: number, wires: readonly number[]): number {
  const others = Array.from({ length: qubits }, (_, wire) => wire).filter((wire) => !wires.includes(wire));
  const side = wires.length <= others.length ? wires : others;
  if (side.length === 0) return 0;
  if (side.length > mostWires)
    throw quantumRunFailures.tooManyQubits(side.length, mostWires, 'entropy of a cut’s smaller side');
  return hermitianEigenvalues(reducedDensityMatrix(state, qubits, side)).reduce(
    (sum, p) => (p > 1e-15 ? sum - p * Math.log2(p) : sum),
    0,
  );
}

/** Entropy of the cut between wires 0 … k and the rest, for every k from 0. */
export function cutEntropies(state: PlainState, qubits: number): readonly number[] {
  return Array.from({ length: qubits - 1 }, (_, k) =>
    entanglementEntropy(
      state,
      qubits,
      Array.from({ length: k + 1 }, (_w, wire) => wire),
    ),
  );
}
