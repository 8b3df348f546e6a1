// A compiled circuit in memory: a header of i32 fields and lists of instructions of 12 i32 fields each.
// src/quantum/simulator/vector/ writes it; the two files have to agree.

/** Bytes of one instruction. */
export const INSTRUCTION: usize = 48;

/** Operations on the state. Fields: 1 bit, 2 controls, 3 matrix, 4 its stride from group to group, 5 torque, 6 … see each. */
export const enum Op {
  General = 1,
  Real = 2,
  Cross = 3,
  Diagonal = 4,
  /** X under controls. */
  Flip = 5,
  /** Z under controls: 2 mask. */
  Negate = 6,
  /** 1 split, 6 low, 7 high, 8 low of the inverse, 9 high of the inverse. */
  Gather = 7,
  /** 1 x, 2 z, 6 real, 7 lanes. */
  Rotate = 8,
  /** 2 fixed bits, 3 matrix, 6 offsets, 7 matrix of the inverse. */
  Dense = 9,
  /** 1 bit, 2 lane bit. */
  ExchangeLane = 10,
  // Of the first of a run that goes block by block, field 10 is its length; of the last, field 11.
  /** Measuring: 1 from, 2 to (byte offsets in the scratch area), 3 length, 4 minus, 5 whether it is the last to read `from`. */
  Fold = 20,
  /** 1 from, 3 length, 6 slot. */
  Total = 21,
  /** 1 x, 2 z, 3 real part wanted, 6 slot, 7 lanes. */
  Word = 22,
  /** 1 bits, 2 count, 6 first slot. */
  Histogram = 23,
  /** 1 mask, 2 bits, 6 slot. */
  Projected = 24,
}

/** Fields of the header. */
export const enum Header {
  Instructions = 0,
  InstructionCount = 1,
  Bits = 2,
  /** 0: product state, 1: given amplitudes. */
  StartKind = 3,
  /** Factors or amplitudes of the first group, and the step to the next. */
  Start = 4,
  StartStride = 5,
  /** What the bra says about them. */
  Reduced = 6,
  ReducedStride = 7,
  GivenOffsets = 8,
  GivenCount = 9,
  Measurements = 10,
  MeasurementCount = 11,
  /** Whether any of them folds p. */
  Folds = 12,
  Slots = 13,
  SlotStride = 14,
  Upstream = 15,
  Torques = 16,
  TorqueStride = 17,
  /** Whether p is wanted at all. */
  Magnitudes = 18,
}

// @ts-ignore: decorator
@inline
export function field(base: usize, k: i32): i32 {
  return load<i32>(base + ((k as usize) << 2));
}

// @ts-ignore: decorator
@inline
export function address(base: usize, k: i32): usize {
  return load<u32>(base + ((k as usize) << 2)) as usize;
}
