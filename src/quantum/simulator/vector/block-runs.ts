import { op, type PendingInstruction } from './instructions';

/** As in src/kernels/assembly/gates/slices.ts. */
const blockBits = 12;
/** Fields that tell the kernels how long a run is, at its first and its last instruction. */
const [firstField, lastField] = [10, 11];

const kernels: readonly number[] = [op.general, op.real, op.cross, op.diagonal, op.flip];

/**
 * Cache blocking for states of more than a block: neighbouring gates of one wire are sorted by bit (on different bits they
 * commute), and neighbours that stay inside a block of 2^12 amplitudes are marked as a run.
 */
export function markBlockRuns(
  instructions: readonly PendingInstruction[],
  indexBits: number,
): readonly PendingInstruction[] {
  if (indexBits <= blockBits + 1) return instructions;
  const marked = sortedByBit(instructions).map((instruction) => ({ ...instruction, fields: padded(instruction) }));
  for (let from = 0; from < marked.length;) {
    let to = from;
    while (to < marked.length && insideBlock(marked[to]!)) to++;
    if (to - from > 1) {
      marked[from]!.fields[firstField] = to - from;
      marked[to - 1]!.fields[lastField] = to - from;
    }
    from = to + 1;
  }
  return marked;
}

const padded = ({ fields }: PendingInstruction): number[] =>
  Array.from({ length: lastField + 1 }, (_, k) => fields[k] ?? 0);

function insideBlock({ fields: [code = 0, bit = 0, controls = 0] }: PendingInstruction): boolean {
  return kernels.includes(code) && ((1 << bit) | controls) < 2 ** blockBits;
}

function sortedByBit(instructions: readonly PendingInstruction[]): PendingInstruction[] {
  const sorted = [...instructions];
  const free = ({ fields: [code = 0, , controls = 0] }: PendingInstruction): boolean =>
    code !== op.flip && kernels.includes(code) && controls === 0;
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to < sorted.length && free(sorted[to]!)) to++;
    const part = sorted.slice(from, to).sort((a, b) => a.fields[1]! - b.fields[1]!);
    sorted.splice(from, part.length, ...part);
    from = to + 1;
  }
  return sorted;
}
