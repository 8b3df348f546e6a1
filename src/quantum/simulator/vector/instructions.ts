/** Numbers of src/kernels/assembly/gates/program.ts, which explains the fields; the two files have to agree. */
export const instructionFields = 12;
export const headerFields = 24;

export const op = {
  general: 1,
  real: 2,
  cross: 3,
  diagonal: 4,
  flip: 5,
  negate: 6,
  gather: 7,
  rotate: 8,
  dense: 9,
  exchangeLane: 10,
  fold: 20,
  total: 21,
  word: 22,
  histogram: 23,
  projected: 24,
} as const;

export const header = {
  instructions: 0,
  instructionCount: 1,
  bits: 2,
  startKind: 3,
  start: 4,
  startStride: 5,
  reduced: 6,
  reducedStride: 7,
  givenOffsets: 8,
  givenCount: 9,
  measurements: 10,
  measurementCount: 11,
  folds: 12,
  slots: 13,
  slotStride: 14,
  upstream: 15,
  torques: 16,
  torqueStride: 17,
  magnitudes: 18,
} as const;

/** One instruction; fields left out are 0. */
export type Instruction = readonly number[];

/** Field k of `instruction` is an address in one of these regions. */
export interface PendingInstruction {
  readonly fields: Instruction;
  readonly tables: readonly number[];
  readonly matrix?: 'shared' | 'group';
}
