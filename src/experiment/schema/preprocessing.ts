import { Type, type Static } from '@sinclair/typebox';

export const Preprocessing = Type.Object({
  /** Height and width in pixels; one number makes a square. */
  size: Type.Union([Type.Integer(), Type.Tuple([Type.Integer(), Type.Integer()])], { default: 128 }),
  channels: Type.Union([Type.Literal(1), Type.Literal(3)], { default: 1 }),
  fit: Type.Union([Type.Literal('stretch'), Type.Literal('pad'), Type.Literal('crop')], { default: 'pad' }),
  intensity: Type.Union(
    [Type.Literal('range'), Type.Literal('minmax'), Type.Literal('percentile'), Type.Literal('zscore')],
    { default: 'minmax' },
  ),
});
export type PreprocessingConfig = Static<typeof Preprocessing>;

export const Augmentation = Type.Object({
  mirror: Type.Union(
    [Type.Literal('none'), Type.Literal('horizontal'), Type.Literal('vertical'), Type.Literal('both')],
    { default: 'none' },
  ),
  /** Degrees either way. */
  rotation: Type.Number({ minimum: 0, maximum: 180, default: 0 }),
  /** Fraction of the side either way. */
  shift: Type.Number({ minimum: 0, maximum: 0.5, default: 0 }),
  /** Scale in 1 − zoom … 1 + zoom. */
  zoom: Type.Number({ minimum: 0, maximum: 0.9, default: 0 }),
  brightness: Type.Number({ minimum: 0, maximum: 1, default: 0 }),
  contrast: Type.Number({ minimum: 0, maximum: 1, default: 0 }),
  /** Standard deviation of Gaussian noise added after normalisation. */
  noise: Type.Number({ minimum: 0, maximum: 1, default: 0 }),
});
export type AugmentationConfig = Static<typeof Augmentation>;
