import { Type, type Static } from '@sinclair/typebox';

export const Quantum = Type.Object({
  qubits: Type.Integer({ minimum: 1, maximum: 24, default: 4 }),
  encoding: Type.Union(
    [
      Type.Literal('AngleEmbedding'),
      Type.Literal('AmplitudeEmbedding'),
      Type.Literal('IQPEmbedding'),
      Type.Literal('ZZFeatureMap'),
    ],
    { default: 'AngleEmbedding' },
  ),
  rotation: Type.Union([Type.Literal('X'), Type.Literal('Y'), Type.Literal('Z')], { default: 'X' }),
  ansatz: Type.Union([Type.Literal('StronglyEntanglingLayers'), Type.Literal('BasicEntanglerLayers')], {
    default: 'StronglyEntanglingLayers',
  }),
  layers: Type.Integer({ minimum: 1, maximum: 64, default: 3 }),
  /** `Z`: ⟨Z⟩ on every wire; else Pauli words, one letter a wire. */
  observables: Type.Union([Type.Literal('Z'), Type.Literal('X'), Type.Literal('Y'), Type.Array(Type.String())], {
    default: 'Z',
  }),
  gradient: Type.Union([Type.Literal('adjoint'), Type.Literal('parameter-shift')], { default: 'adjoint' }),
  placement: Type.Union([Type.Literal('series'), Type.Literal('parallel')], { default: 'series' }),
  inputNormalisation: Type.Union([Type.Literal('batch'), Type.Literal('none')], { default: 'batch' }),
  /** The head's learning rate (input projection, circuit, classifier) as a multiple of the network's. */
  learningRateScale: Type.Number({ exclusiveMinimum: 0, maximum: 1000, default: 10 }),
});
export type QuantumConfig = Static<typeof Quantum>;
