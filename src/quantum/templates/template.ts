import type { Operation } from '../circuit';

/** What every template says about itself; IntelliSense and docs read it. */
export interface TemplateRow {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  readonly formula: string;
  /** Paper, and the library whose conventions (angles, entanglers, parameter order) are followed. */
  readonly source: string;
}

export interface EncodingOptions {
  readonly qubits: number;
  /** Axis of the rotations of AngleEmbedding. */
  readonly rotation?: 'X' | 'Y' | 'Z';
  /** How often the encoding is applied in a row (IQPEmbedding, ZZFeatureMap); 1 where left out. */
  readonly repeats?: number;
  /** Which pairs ZZFeatureMap couples; `full` where left out. */
  readonly entanglement?: Entanglement;
  /** AmplitudeEmbedding: number of features, at most 2^qubits; the other amplitudes are `padWith`. */
  readonly features?: number;
  /** AmplitudeEmbedding: 0 where left out. */
  readonly padWith?: number;
}

/** Writes inputs into the state; its operations read input 0 … inputs − 1. */
export interface Encoding extends TemplateRow {
  inputs(options: EncodingOptions): number;
  operations(options: EncodingOptions): readonly Operation[];
  /** Each input is one rotation's angle, so a trainable factor may stand before it (data re-uploading). */
  readonly scalable: boolean;
  /** Why it cannot be built with these options, or undefined. */
  refuses?(options: EncodingOptions): string | undefined;
}

/** Qiskit's names of which pairs of wires an entangling layer couples. */
export type Entanglement = 'linear' | 'reverse_linear' | 'circular' | 'full' | 'sca';

export interface AnsatzOptions {
  readonly qubits: number;
  readonly layers: number;
  /** RealAmplitudes, EfficientSU2; `reverse_linear` where left out, as in Qiskit. */
  readonly entanglement?: Entanglement;
  /** BasicEntanglerLayers: axis of its rotations; X where left out, as in PennyLane. */
  readonly rotation?: 'X' | 'Y' | 'Z';
  /** RandomLayers: the seed of its structure; 42 where left out, as in PennyLane. */
  readonly structureSeed?: number;
}

/**
 * A trainable circuit, as one block of operations a layer, with weights numbered through from 0 in the order of the
 * library followed. Data re-uploading puts the encoding before every block.
 */
export interface Ansatz extends TemplateRow {
  /** Shape of the weight array of the library followed, flattened row by row into weight 0 … product − 1. */
  weightShape(options: AnsatzOptions): readonly number[];
  blocks(options: AnsatzOptions): readonly (readonly Operation[])[];
  /** Why it cannot be built with these options, or undefined. */
  refuses?(options: AnsatzOptions): string | undefined;
}

/** 0 … count − 1. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, k) => k);
}
