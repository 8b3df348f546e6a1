import type { Angle } from '../../angles';
import type { ComplexMatrix } from '../../gates/gate';

/** [g0, gx, gy, gz]: g0 + gx·X + gy·Y + gz·Z. */
export type PauliVector = readonly [number, number, number, number];

/** exp(−i·angle·(g0 + gx·X + gy·Y + gz·Z)), or a fixed 2 × 2 matrix. */
export type Part = TurningPart | { readonly kind: 'fixed'; readonly matrix: ComplexMatrix };

export interface TurningPart {
  readonly kind: 'turning';
  readonly angle: Angle;
  readonly generator: PauliVector;
  /** Of the rotation among the circuit's steps. */
  readonly step: number;
}

/** What the vector simulator runs, on wires. */
export type VectorOp =
  /** Gates of one wire, fused, under controls. */
  | {
      readonly kind: 'one';
      readonly wire: number;
      readonly controls: readonly number[];
      readonly parts: readonly Part[];
    }
  /** X under controls. */
  | { readonly kind: 'flip'; readonly wire: number; readonly controls: readonly number[] }
  /** Z under controls: −1 where all wires are 1. */
  | { readonly kind: 'negate'; readonly wires: readonly number[] }
  /** exp(−i·factor·angle·P/2): `x` and `z` list wires, Y is on both. */
  | {
      readonly kind: 'rotate';
      readonly x: readonly number[];
      readonly z: readonly number[];
      readonly angle: Angle;
      readonly factor: number;
      readonly step: number;
    }
  | { readonly kind: 'dense'; readonly wires: readonly number[]; readonly matrix: ComplexMatrix };

export function wiresOf(op: VectorOp): readonly number[] {
  switch (op.kind) {
    case 'one':
    case 'flip':
      return [op.wire, ...op.controls];
    case 'negate':
    case 'dense':
      return op.wires;
    case 'rotate':
      return [...new Set([...op.x, ...op.z])];
  }
}
