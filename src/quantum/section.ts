/** A part of a circuit that belongs together: an encoding or one layer of the ansatz. */
export interface Section {
  readonly kind: 'encoding' | 'layer';
  readonly title: string;
  /** Its operations: `from` and those up to before `to`. */
  readonly from: number;
  readonly to: number;
}
