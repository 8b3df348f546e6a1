/**
 * A circuit is data. Templates make it; the simulators, gradients, drawing, diagnostics and exporters read it.
 * Wire 0 is the most significant bit of a basis state.
 */
export interface Circuit {
  readonly qubits: number;
  readonly operations: readonly Operation[];
  readonly observables: readonly Observable[];
}

export interface Operation {
  /** A name of the gate table. */
  readonly gate: string;
  readonly wires: readonly number[];
  readonly parameters?: readonly Parameter[];
  /** For gate `PauliRot`: the word, one letter a wire. */
  readonly pauli?: string;
  /** For gate `QubitUnitary`: rows of [re, im] pairs. */
  readonly matrix?: readonly (readonly (readonly [number, number])[])[];
  /** For gate `StatePrep`: divide the amplitudes by their norm; otherwise their norm has to be 1. */
  readonly normalise?: boolean;
}

/**
 * A constant, or scale × input + offset, or scale × weight + offset (scale 1 and offset 0 where left out).
 * With both `input` and `weight`, scale × weight × input + offset: trainable input scaling (data re-uploading);
 * with `input2`, scale × input × input2 + offset (IQPEmbedding and ZZFeatureMap; ZZFeatureMap's (π−x)(π−y) by `shift`).
 */
export type Parameter = number | ParameterExpression;

export interface ParameterExpression {
  readonly input?: number;
  readonly input2?: number;
  readonly weight?: number;
  readonly scale?: number;
  readonly offset?: number;
  /** The factors are (shift − input) instead of input: Qiskit's ZZFeatureMap with shift = π. */
  readonly shift?: number;
}

export interface PauliTerm {
  readonly coefficient: number;
  /** One letter of I X Y Z for each wire of the circuit, wire 0 first. */
  readonly pauli: string;
}

/** What is measured; each gives one number, except `probabilities`, which gives 2^(number of wires). */
export type Observable =
  | { readonly pauli: string }
  | { readonly terms: readonly PauliTerm[] }
  | { readonly projector: string; readonly wires?: readonly number[] }
  | { readonly probabilities: readonly number[] }
  | { readonly variance: string };
