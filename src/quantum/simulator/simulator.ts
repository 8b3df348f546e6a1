/** The numbers of one run, checked: `inputs` [batch, features] row after row, `weights` [count]. */
export interface RunInput {
  readonly inputs: Float64Array;
  readonly weights: Float64Array;
  readonly batch: number;
  /** For parameter-shift: adds `by` to the angle of one rotation step, in every sample. */
  readonly shift?: { readonly step: number; readonly by: number };
}

/** Of Σ upstream·expectation: with respect to every input [batch, features] and every weight. */
export interface Gradients {
  readonly expectations: Float64Array;
  readonly inputs: Float64Array;
  readonly weights: Float64Array;
}

/** Something that runs a circuit over a batch. */
export interface Simulator {
  /** As in "state vector, f32, 2 threads". */
  readonly name: string;
  /** [batch, outputs], row after row. */
  expectations(run: RunInput): Float64Array;
  /** Exact derivative in one pass back, where the simulator has one; `upstream` is [batch, outputs]. */
  adjoint?(run: RunInput, upstream: Float64Array): Gradients;
  dispose(): void;
}
