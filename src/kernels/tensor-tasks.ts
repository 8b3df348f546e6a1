/** What a task does; the numbers are those of `run` in src/kernels/assembly/tensor/tasks.ts, where its arguments are told. */
export const tensorTask = {
  matMul: 0,
  convolution: 1,
  convolutionFilterGradient: 2,
  convolutionInputGradient: 3,
  unary: 4,
  binary: 5,
  columnSums: 6,
  addParts: 7,
  rowSums: 8,
  addMany: 9,
  moments: 10,
  combineMoments: 11,
  affine: 12,
  gradientSums: 13,
  combineGradientSums: 14,
  batchNormGradient: 15,
  pool: 16,
  maxPoolGradient: 17,
  averagePoolGradient: 18,
  optimiser: 19,
  transpose: 20,
  transformFilter: 21,
  winograd: 22,
  winogradInputGradient: 23,
  winogradFilterGradient: 24,
  fewChannels: 25,
  fewChannelsFilterGradient: 26,
  expandBlockGradient: 27,
} as const;
export type TensorTask = (typeof tensorTask)[keyof typeof tensorTask];

/** Kinds of `tensorTask.unary`. */
export const unaryKind = {
  relu: 0,
  negate: 1,
  squareRoot: 2,
  square: 3,
  absolute: 4,
  reciprocalSquareRoot: 5,
  reciprocal: 6,
  step: 7,
  exponential: 8,
  logistic: 9,
  hyperbolicTangent: 10,
  exponentialLinear: 11,
} as const;

/** Kinds of `tensorTask.binary`; `gate` is a where b > 0, else 0; the last is a where b ≥ 0, else a (b + 1). */
export const binaryKind = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  maximum: 4,
  minimum: 5,
  squaredDifference: 6,
  gate: 7,
  exponentialLinearGradient: 8,
} as const;

/** Form of an operand of `tensorTask.binary`: an element for each, one row for all, one for each row, one for all. */
export const operandForm = { whole: 0, row: 1, column: 2, scalar: 3 } as const;
