import type { Operation } from '../circuit';
import { norm } from '../norm';
import { operation } from '../gates/operations';

/**
 * RY and CNOT gates that prepare real amplitudes from |0…0⟩: wire by wire a rotation by an angle for each value of the
 * wires before it (Möttönen et al. 2005, Quantum Inf. Comput. 5, 467).
 */
export function statePreparationGates(amplitudes: readonly number[], wires: readonly number[]): readonly Operation[] {
  return wires.flatMap((wire, k) => {
    const width = amplitudes.length / 2 ** (k + 1);
    const part = (index: number): number =>
      width === 1 ? (amplitudes[index] ?? 0) : norm(amplitudes.slice(index * width, (index + 1) * width));
    const angles = Array.from({ length: 2 ** k }, (_, j) => 2 * Math.atan2(part(2 * j + 1), part(2 * j)));
    return multiplexedRY(angles, wires.slice(0, k), wire);
  });
}

/** RY(angles[j]) on `target` where the controls read j: half the sum, and half the difference between two CNOTs. */
function multiplexedRY(angles: readonly number[], controls: readonly number[], target: number): readonly Operation[] {
  const [control, ...others] = controls;
  if (control === undefined) return [operation('RY', [target], [angles[0] ?? 0])];
  const half = angles.length / 2;
  const pairs = angles.slice(0, half).map((a, j) => [a, angles[half + j] ?? 0] as const);
  const sums = pairs.map(([a, b]) => (a + b) / 2);
  const differences = pairs.map(([a, b]) => (a - b) / 2);
  return [
    ...multiplexedRY(sums, others, target),
    operation('CNOT', [control, target]),
    ...multiplexedRY(differences, others, target),
    operation('CNOT', [control, target]),
  ];
}
