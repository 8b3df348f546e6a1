import { Type, type Static } from '@sinclair/typebox';
import { Quantum } from './quantum';

const Activation = Type.Union(
  [Type.Literal('relu'), Type.Literal('elu'), Type.Literal('tanh'), Type.Literal('sigmoid'), Type.Literal('linear')],
  { default: 'relu' },
);

const Block = Type.Object({
  filters: Type.Integer({ minimum: 1, maximum: 1024 }),
  kernel: Type.Integer({ minimum: 1, maximum: 11, default: 3 }),
  activation: Activation,
  pool: Type.Union([Type.Literal('max'), Type.Literal('average'), Type.Literal('none')], { default: 'max' }),
  poolSize: Type.Integer({ minimum: 2, maximum: 8, default: 2 }),
  normalisation: Type.Union([Type.Literal('batch'), Type.Literal('none')], { default: 'batch' }),
  dropout: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0 }),
});

const Dense = Type.Object({
  units: Type.Integer({ minimum: 1, maximum: 65536, default: 64 }),
  activation: Activation,
  dropout: Type.Number({ minimum: 0, exclusiveMaximum: 1, default: 0 }),
});

export const Model = Type.Object({
  /** Default: 16, 32 and 64 filters. */
  blocks: Type.Array(Block, { minItems: 1, maxItems: 8, default: [{ filters: 16 }, { filters: 32 }, { filters: 64 }] }),
  dense: Dense,
  /** `none`: the classical control, the same network without its quantum layer. */
  quantum: Type.Union([Type.Literal('none'), Quantum]),
});
export type ModelConfig = Static<typeof Model>;
export type BlockConfig = Static<typeof Block>;
export type DenseConfig = Static<typeof Dense>;
export type ActivationName = Static<typeof Activation>;
