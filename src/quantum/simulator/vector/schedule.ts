import { wiresOf, type VectorOp } from './vector-op';

/** An operation with its wires at index bits, or an exchange that brings one there. */
export type Scheduled =
  | { readonly kind: 'op'; readonly op: VectorOp; readonly bits: readonly number[] }
  | { readonly kind: 'exchange'; readonly bit: number; readonly lane: number };

/** bits[wire]: 0 … lanes−1 are lane bits, the others index bits + lanes. */
export interface Schedule {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly entries: readonly Scheduled[];
}

/**
 * Where each wire's bit lies at each moment. With lanes that are samples (`laneBits` 0) nothing moves. Where lanes are the
 * lowest bits of the index, an operation that needs a wire lying there first exchanges it with the wire needed last
 * (Belady 1966); Pauli rotations work across lanes and need none.
 */
export function schedule(qubits: number, ops: readonly VectorOp[], laneBits: number): Schedule {
  const bits = Array.from({ length: qubits }, (_, wire) => qubits - 1 - wire);
  const first = [...bits];
  const entries: Scheduled[] = [];
  const nextUse = (wire: number, from: number): number => {
    for (let k = from; k < ops.length; k++) if (ops[k]!.kind !== 'rotate' && wiresOf(ops[k]!).includes(wire)) return k;
    return ops.length + wire;
  };
  ops.forEach((op, index) => {
    const needed = wiresOf(op);
    if (op.kind !== 'rotate')
      for (const wire of needed) {
        if (bits[wire]! >= laneBits) continue;
        const victim = bits
          .map((bit, other) => ({ bit, other, next: nextUse(other, index) }))
          .filter(({ bit, other }) => bit >= laneBits && !needed.includes(other))
          .reduce((a, b) => (b.next > a.next ? b : a));
        entries.push({ kind: 'exchange', bit: victim.bit - laneBits, lane: bits[wire]! });
        [bits[wire], bits[victim.other]] = [victim.bit, bits[wire]!];
      }
    entries.push({ kind: 'op', op, bits: [...bits] });
  });
  return { first, last: bits, entries };
}
