import { outcomeOf, parity, type Measurement } from './measurements';

/** One way to set the measuring devices: a basis for each wire, and what is read from the outcomes. */
export interface Setting {
  /** X, Y or Z for each wire. */
  readonly basis: readonly ('X' | 'Y' | 'Z')[];
  readonly readings: readonly Reading[];
}

export interface Reading {
  readonly column: number;
  /** Its value on an outcome, given as the bits of all wires, wire 0 most significant. */
  readonly value: (outcome: number) => number;
  /** For probabilities: the further column that an outcome counts for. */
  readonly offset?: (outcome: number) => number;
}

interface Wish {
  readonly letters: readonly ('X' | 'Y' | 'Z' | undefined)[];
  readonly reading: Reading;
}

/** Groups measurements that agree wire by wire, first come first served: each group is read from the same outcomes. */
export function settingsOf(measurements: readonly Measurement[], qubits: number): readonly Setting[] {
  const groups: { letters: Wish['letters'][number][]; readings: Reading[] }[] = [];
  for (const { letters, reading } of measurements.flatMap((m) => wishes(m, qubits))) {
    let group = groups.find((g) =>
      letters.every((l, w) => l === undefined || g.letters[w] === undefined || g.letters[w] === l),
    );
    if (group === undefined) groups.push((group = { letters: Array<undefined>(qubits).fill(undefined), readings: [] }));
    for (const [w, letter] of letters.entries()) if (letter !== undefined) group.letters[w] = letter;
    group.readings.push(reading);
  }
  return groups.map(({ letters, readings }) => ({ basis: letters.map((letter) => letter ?? 'Z'), readings }));
}

function wishes(m: Measurement, qubits: number): Wish[] {
  const wires = Array.from({ length: qubits }, (_, w) => w);
  const bit = (mask: number, wire: number): number => outcomeOf(mask, [wire], qubits);
  switch (m.kind) {
    case 'words':
      return m.terms.map(({ coefficient, word }) => ({
        letters: wires.map((w) => (['', 'X', 'Z', 'Y'] as const)[bit(word.x, w) + 2 * bit(word.z, w)] || undefined),
        reading: { column: m.column, value: (k) => coefficient * (1 - 2 * parity(k & (word.x | word.z))) },
      }));
    case 'projector':
      return [
        {
          letters: wires.map((w) => (bit(m.mask, w) === 1 ? 'Z' : undefined)),
          reading: { column: m.column, value: (k) => ((k & m.mask) === m.bits ? 1 : 0) },
        },
      ];
    case 'probabilities':
      return [
        {
          letters: wires.map((w) => (m.wires.includes(w) ? 'Z' : undefined)),
          reading: { column: m.column, value: () => 1, offset: (k) => outcomeOf(k, m.wires, qubits) },
        },
      ];
  }
}
