/** A run of X and CNOT gates on index bits: index → image, linear over bits plus a constant. */
export interface BitFlip {
  readonly bit: number;
  /** −1: none. */
  readonly control: number;
}

/** Tables of `gather`: which amplitude lands where, as byte offsets; low[i mod 2^split] ⊕ high[i / 2^split]. */
export interface GatherTables {
  readonly split: number;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

const amplitudeBytes = 32;

/** to[i] = from[tables(i)] performs the flips in order; with `flips` reversed it undoes them. */
export function gatherTables(flips: readonly BitFlip[], bits: number): GatherTables {
  const source = (index: number): number =>
    flips.reduceRight(
      (i, { bit, control }) => (control < 0 || ((i >>> control) & 1) === 1 ? i ^ (1 << bit) : i),
      index,
    );
  const split = Math.min(bits, Math.max(1, bits >> 1));
  const constant = source(0);
  const columns = Array.from({ length: bits }, (_, bit) => source(1 << bit) ^ constant);
  const table = (count: number, from: number, start: number): Uint32Array =>
    Uint32Array.from(
      { length: 2 ** count },
      (_, k) =>
        amplitudeBytes *
        columns
          .slice(from, from + count)
          .reduce((sum, column, bit) => (((k >>> bit) & 1) === 1 ? sum ^ column : sum), start),
    );
  return { split, low: table(split, 0, 0), high: table(bits - split, split, constant) };
}
