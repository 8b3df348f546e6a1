import type { Measurement } from '../measurements';
import type { VectorOp } from './vector-op';

/**
 * CNOTs and CZs at the very end need not run where only words of Z are measured: a CZ commutes with them, and
 * CNOT† Z_t CNOT = Z_c Z_t. Masks are over places, place w being bit qubits − 1 − w.
 */
export function absorbLastFlips(
  ops: readonly VectorOp[],
  measurements: readonly Measurement[],
  qubits: number,
): { readonly ops: readonly VectorOp[]; readonly measurements: readonly Measurement[] } {
  if (!measurements.every((m) => m.kind === 'words' && m.terms.every(({ word }) => word.x === 0)))
    return { ops, measurements };
  let kept = ops.length;
  let measured = measurements;
  const bit = (wire: number): number => 2 ** (qubits - 1 - wire);
  for (; kept > 0; kept--) {
    const op = ops[kept - 1]!;
    if (op.kind === 'negate') continue;
    if (op.kind !== 'flip' || op.controls.length !== 1) break;
    const [target, control] = [bit(op.wire), bit(op.controls[0]!)];
    measured = measured.map((m) =>
      m.kind !== 'words'
        ? m
        : {
            ...m,
            terms: m.terms.map(({ coefficient, word }) => ({
              coefficient,
              word: (word.z & target) === 0 ? word : { ...word, z: word.z ^ control },
            })),
          },
    );
  }
  return { ops: ops.slice(0, kept), measurements: measured };
}
