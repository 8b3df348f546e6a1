import type { Operation } from '../circuit';

/** What a gate's matrix may depend on besides its parameters: its wires, Pauli word or given matrix. */
export type GateUse = Pick<Operation, 'wires' | 'pauli' | 'matrix'>;

/** Row-major complex matrix, interleaved re, im: entry (r, c) of dimension d at 2·(r·d + c). */
export type ComplexMatrix = Float64Array;

/** How a gate is drawn: the first `controls` wires carry a dot each, the others this symbol (one box over all of them for `box`). */
export interface GateDrawing {
  readonly controls: number;
  readonly target: 'box' | 'plus' | 'cross' | 'dot';
  readonly label: string;
}

/** What the gate is called elsewhere; absent where there is no such gate and `decompose` has to serve. */
export interface GateNames {
  /** In OpenQASM 3's `stdgates.inc`, or a gate that the writer defines itself. */
  readonly qasm3?: string;
  /** In the `qelib1.inc` of OpenQASM 2's paper (Cross et al. 2017, arXiv:1707.03429). */
  readonly qasm2?: string;
  /** The class in the `qml` module; `adjoint(S)` stands for `qml.adjoint(qml.S(…))`. */
  readonly pennylane: string;
  /** The class of `qiskit.circuit.library`. */
  readonly qiskit?: string;
}

interface GateRow {
  readonly name: string;
  readonly wires: number | 'any';
  readonly parameters: number | 'any';
  /** One sentence for IntelliSense and docs. */
  readonly description: string;
  /** The matrix or exponential, in plain text. */
  readonly formula: string;
  readonly drawing: GateDrawing;
  readonly names: GateNames;
}

/** A unitary gate: one row of the gate table. */
export interface UnitaryGate extends GateRow {
  readonly kind: 'unitary';
  /** Dimension 2^wires; the first listed wire is the most significant bit of the index. */
  matrix(parameters: readonly number[], use: GateUse): ComplexMatrix;
  /**
   * Gates of one parameter: the Hermitian G of U(θ) = exp(−iθG), so that dU/dθ = −iGU; a matrix like `matrix`'s.
   * Gates of several parameters have none: `decompose` writes them as gates of one.
   */
  generator?(use: GateUse): ComplexMatrix;
  /**
   * The distinct positive differences of G's eigenvalues: [1] asks for the two-term parameter-shift rule,
   * [½, 1] for the four-term one (Wierichs et al. 2022, Quantum 6, 677).
   */
  readonly frequencies?: readonly number[];
  /** The same unitary (up to a global phase that no parameter enters) as simpler gates, in the order they are applied. */
  decompose?(operation: Operation): readonly Operation[];
  /** The inverse, as operations in the order they are applied. */
  inverse(operation: Operation): readonly Operation[];
}

/** Prepares a state from |0…0⟩ and stands first on its wires: `parameters` are 2^wires real amplitudes. */
export interface StatePreparation extends GateRow {
  readonly kind: 'preparation';
}

export type Gate = UnitaryGate | StatePreparation;
