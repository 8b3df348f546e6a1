import { parity, type Measurement } from '../measurements';
import { op, type Instruction } from './instructions';

/** A number of the kernels (one vector a slot) as a contribution to an output column, and the way back. */
export interface SlotEntry {
  readonly slot: number;
  readonly column: number;
  readonly read: number;
  readonly write: number;
  /** Where lanes are bits of the index: each lane's factor. */
  readonly lanes: Float64Array;
}

export interface SlotPlan {
  readonly instructions: readonly Instruction[];
  readonly entries: readonly SlotEntry[];
  readonly slots: number;
  readonly folds: boolean;
  readonly magnitudes: boolean;
}

/** What a table of the kernels holds for words and outcomes; `tables` gives each a place and returns its address. */
export interface Tables {
  lanes(x: number, z: number): number;
  bits(bits: readonly number[]): number;
}

/**
 * How measurements are read off a state of 2^indexBits amplitudes, `lanes` of them side by side where `laneBits` > 0.
 * `bitOf[w]` is the bit of wire w; masks of the measurements have wire w at bit wires − 1 − w.
 */
export function planSlots(
  measurements: readonly Measurement[],
  bitOf: readonly number[],
  laneBits: number,
  lanes: number,
  tables: Tables,
): SlotPlan {
  const qubits = bitOf.length;
  const placed = (mask: number): number =>
    bitOf.reduce((sum, bit, wire) => sum + ((mask >>> (qubits - 1 - wire)) & 1) * 2 ** bit, 0);
  const laneMask = 2 ** laneBits - 1;
  const lanesWhere = (value: (lane: number) => number): Float64Array =>
    Float64Array.from({ length: lanes }, (_, lane) => (laneBits === 0 ? 1 : value(lane)));
  const leaves = new Map<number, number>();
  const words = new Map<string, number>();
  const instructions: Instruction[] = [];
  const entries: SlotEntry[] = [];
  let slots = 0;

  for (const m of measurements) {
    if (m.kind === 'words') {
      for (const { coefficient, word } of m.terms) {
        const [x, z] = [placed(word.x), placed(word.z)];
        if (x === 0) {
          const leaf = z >>> laneBits;
          if (!leaves.has(leaf)) leaves.set(leaf, slots++);
          const signs = lanesWhere((lane) => 1 - 2 * parity(lane & z & laneMask));
          entries.push({
            slot: leaves.get(leaf)!,
            column: m.column,
            read: coefficient,
            write: coefficient,
            lanes: signs,
          });
          continue;
        }
        const key = `${x} ${z}`;
        if (!words.has(key)) {
          words.set(key, slots);
          const even = (word.ys & 1) === 0 ? 1 : 0;
          instructions.push([
            op.word,
            x >>> laneBits,
            z >>> laneBits,
            even,
            0,
            0,
            slots++,
            tables.lanes(x & laneMask, z & laneMask),
          ]);
        }
        // The kernel sums conj(ψ)·±ψ without the factor i^ys and adds upstream without its sign.
        const read = coefficient * [1, -1, -1, 1][word.ys & 3]!;
        const write = coefficient * [1, 1, -1, -1][word.ys & 3]!;
        entries.push({ slot: words.get(key)!, column: m.column, read, write, lanes: lanesWhere(() => 1) });
      }
    } else if (m.kind === 'projector') {
      const [mask, bits] = [placed(m.mask), placed(m.bits)];
      instructions.push([op.projected, mask >>> laneBits, bits >>> laneBits, 0, 0, 0, slots]);
      const inside = lanesWhere((lane) => ((lane & mask & laneMask) === (bits & laneMask) ? 1 : 0));
      entries.push({ slot: slots++, column: m.column, read: 1, write: 1, lanes: inside });
    } else {
      const bits = m.wires.map((wire) => bitOf[wire]!);
      const indexBits = bits.filter((bit) => bit >= laneBits).map((bit) => bit - laneBits);
      instructions.push([op.histogram, tables.bits(indexBits), indexBits.length, 0, 0, 0, slots]);
      for (let outcome = 0; outcome < 2 ** bits.length; outcome++) {
        const bitAt = (k: number): number => (outcome >>> (bits.length - 1 - k)) & 1;
        const row = bits.reduce((index, bit, k) => (bit >= laneBits ? 2 * index + bitAt(k) : index), 0);
        const inside = lanesWhere((lane) =>
          bits.every((bit, k) => bit >= laneBits || ((lane >>> bit) & 1) === bitAt(k)) ? 1 : 0,
        );
        entries.push({ slot: slots + row, column: m.column + outcome, read: 1, write: 1, lanes: inside });
      }
      slots += 2 ** indexBits.length;
    }
  }
  const folds = foldInstructions(leaves, qubits - laneBits);
  return {
    instructions: [...folds, ...instructions],
    entries,
    slots,
    folds: folds.length > 0,
    magnitudes: folds.length > 0 || instructions.some(([code]) => code !== op.word),
  };
}

/** The tree of sums and differences that ends in Σ ±p for each mask; level k works on 2^(bits − k) vectors. */
function foldInstructions(leaves: ReadonlyMap<number, number>, bits: number): Instruction[] {
  const size = 2 ** bits;
  const offset = (level: number): number => 16 * (2 * size - (2 * size) / 2 ** level);
  const visit = (masks: readonly (readonly [number, number])[], level: number): Instruction[] => {
    const [first] = masks;
    if (masks.length === 1 && first![0] === 0)
      return [[op.total, offset(level), 0, size / 2 ** level, 0, 1, first![1]]];
    const next = (bit: number): (readonly [number, number])[] =>
      masks.filter(([mask]) => (mask & 1) === bit).map(([mask, slot]) => [mask >>> 1, slot]);
    const [even, odd] = [next(0), next(1)];
    const step = (minus: number, last: number): Instruction => [
      op.fold,
      offset(level),
      offset(level + 1),
      size / 2 ** (level + 1),
      minus,
      last,
    ];
    return [
      ...(even.length > 0 ? [step(0, odd.length === 0 ? 1 : 0), ...visit(even, level + 1)] : []),
      ...(odd.length > 0 ? [step(1, 1), ...visit(odd, level + 1)] : []),
    ];
  };
  return leaves.size === 0 ? [] : visit([...leaves], 0);
}
