/** What happens to the wires of a gate after it, and to outcomes when they are read. */
export interface NoiseModel {
  readonly channels: readonly NoiseRule[];
  readonly readout?: readonly ReadoutError[];
}

/** A channel after every gate that it fits, on each of the gate's wires (or those listed). */
export type NoiseRule = NoiseChannel & {
  /** Names of the gate table; every gate where left out. */
  readonly gates?: readonly string[];
  /** Every wire where left out. */
  readonly wires?: readonly number[];
};

/** Channels of one wire, in PennyLane's conventions. */
export type NoiseChannel =
  | { readonly channel: 'depolarising'; readonly probability: number }
  | { readonly channel: 'bit-flip'; readonly probability: number }
  | { readonly channel: 'phase-flip'; readonly probability: number }
  | { readonly channel: 'amplitude-damping'; readonly probability: number }
  | { readonly channel: 'phase-damping'; readonly probability: number }
  | {
      readonly channel: 'thermal-relaxation';
      /** Times in one unit of your choice, t2 ≤ 2·t1. */
      readonly t1: number;
      readonly t2: number;
      readonly gateTime: number;
      /** Population of |1⟩ in equilibrium; 0 where left out. */
      readonly excited?: number;
    };

/** Probabilities of reading a wire wrongly. */
export interface ReadoutError {
  /** Every wire where left out. */
  readonly wires?: readonly number[];
  /** Of reading 1 where the wire was 0. */
  readonly oneGivenZero: number;
  /** Of reading 0 where the wire was 1. */
  readonly zeroGivenOne: number;
}
