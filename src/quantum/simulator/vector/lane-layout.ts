/** How numbers lie in the kernels' memory. */
export interface LaneLayout {
  readonly precision: 'f32' | 'f64';
  /** Numbers in a vector: 4 or 2. */
  readonly lanes: number;
  /** 0: lanes are samples. Otherwise lanes are the lowest `laneBits` bits of the basis-state index of one sample. */
  readonly laneBits: number;
  /** Bits of the amplitude's index outside the lanes. */
  readonly indexBits: number;
}

export function laneLayout(qubits: number, precision: 'f32' | 'f64', across: 'samples' | 'amplitudes'): LaneLayout {
  const lanes = precision === 'f32' ? 4 : 2;
  const laneBits = across === 'samples' ? 0 : Math.log2(lanes);
  return { precision, lanes, laneBits, indexBits: qubits - laneBits };
}

/** Groups of samples that run side by side. */
export function groupsOf(batch: number, { lanes, laneBits }: LaneLayout): number {
  return laneBits > 0 ? batch : Math.ceil(batch / lanes);
}
