import type { GradientSums } from '../../angles';
import type { RunInput } from '../simulator';
import type { LaneLayout } from './lane-layout';
import type { OneWireGate } from './one-wire-gate';
import type { GroupSamples } from './sample-rows';

const v = new Float64Array(4);
const torque = new Float64Array(4);

/**
 * The product state that a circuit starts from, ⊗ v_b with v_b = U_b|0⟩: its factors for the kernel (the vector that the
 * lanes start with, then v0 and v1 of each index bit), and the derivatives from what the kernel leaves.
 */
export class ProductStart {
  /** Vectors per group: 2 for the lanes, 4 for each index bit. */
  readonly vectors: number;
  private readonly sums: readonly Float64Array[];

  /** `gates`: of the index bits, then of the lane bits. */
  constructor(
    private readonly gates: readonly OneWireGate[],
    private readonly layout: LaneLayout,
  ) {
    this.vectors = 2 + 4 * layout.indexBits;
    this.sums = gates.map(() => new Float64Array(4));
  }

  /** Fills one group's factors; lanes past the batch repeat its last sample. */
  write(run: RunInput, samples: GroupSamples, numbers: Float32Array | Float64Array, at: number): void {
    const { row, features, count } = samples;
    const { lanes, laneBits, indexBits } = this.layout;
    for (let lane = 0; lane < lanes; lane++) {
      numbers[at + lane] = 1;
      numbers[at + lanes + lane] = 0;
    }
    for (let bit = 0; bit < indexBits; bit++) {
      const gate = this.gates[bit]!;
      const to = at + (2 + 4 * bit) * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        if (lane === 0 || (lane < count && !gate.shared)) gate.firstColumn(run, row + lane * features, v);
        numbers[to + lane] = v[0]!;
        numbers[to + lanes + lane] = v[1]!;
        numbers[to + 2 * lanes + lane] = v[2]!;
        numbers[to + 3 * lanes + lane] = v[3]!;
      }
    }
    for (let bit = 0; bit < laneBits; bit++) {
      this.gates[indexBits + bit]!.firstColumn(run, row, v);
      for (let lane = 0; lane < lanes; lane++) {
        const [re, im] = ((lane >>> bit) & 1) === 0 ? [v[0]!, v[1]!] : [v[2]!, v[3]!];
        const [r, i] = [numbers[at + lane]!, numbers[at + lanes + lane]!];
        numbers[at + lane] = r * re - i * im;
        numbers[at + lanes + lane] = r * im + i * re;
      }
    }
  }

  beginGradient(): void {
    for (const sum of this.sums) sum.fill(0);
  }

  /** Adds one group's derivatives; `reduced` and `factors` are where the kernel left and took its numbers. */
  addGroup(
    run: RunInput,
    { row, features, count }: GroupSamples,
    numbers: Float32Array | Float64Array,
    reduced: number,
    factors: number,
    sums: GradientSums,
  ): void {
    const { lanes, laneBits, indexBits } = this.layout;
    for (let bit = 0; bit < indexBits; bit++) {
      const at = (2 + 4 * bit) * lanes;
      const sum = this.sums[bit]!;
      const gate = this.gates[bit]!;
      if (gate.parts.length === 0) continue;
      for (let lane = 0; lane < lanes; lane++) {
        setTorque(numbers, reduced + at + lane, factors + at + lane, lanes);
        if (laneBits === 0 && !gate.shared && lane < count)
          gate.addSampleGradient(run, row + lane * features, torque, sums);
        for (let k = 0; k < 4; k++) sum[k]! += torque[k]!;
      }
      if (laneBits > 0 && !gate.shared) gate.addSampleGradient(run, row, sum, sums);
      if (laneBits > 0) {
        gate.addCommonGradient(run, sum, sums);
        sum.fill(0);
      }
    }
    if (laneBits > 0) this.addLaneBits(run, row, numbers, reduced, sums);
  }

  /** The derivatives that all samples share, after the last group. */
  endGradient(run: RunInput, sums: GradientSums): void {
    if (this.layout.laneBits > 0) return;
    this.gates.forEach((gate, bit) => {
      gate.addCommonGradient(run, this.sums[bit]!, sums);
    });
  }

  /** Lane bits: what remains of the bra when all index bits are folded, contracted here. */
  private addLaneBits(
    run: RunInput,
    row: number,
    numbers: Float32Array | Float64Array,
    reduced: number,
    sums: GradientSums,
  ): void {
    const { lanes, laneBits, indexBits } = this.layout;
    const vectors = Array.from({ length: laneBits }, (_, bit) => {
      const column = new Float64Array(4);
      this.gates[indexBits + bit]!.firstColumn(run, row, column);
      return column;
    });
    for (let bit = 0; bit < laneBits; bit++) {
      // [r0, r1, v0, v1] as setTorque reads them with one lane
      const own = new Float64Array(8);
      for (let lane = 0; lane < lanes; lane++) {
        let [re, im] = [numbers[reduced + lane]!, numbers[reduced + lanes + lane]!];
        for (let other = 0; other < laneBits; other++) {
          if (other === bit) continue;
          const v = 2 * ((lane >>> other) & 1);
          const [vr, vi] = [vectors[other]![v]!, vectors[other]![v + 1]!];
          [re, im] = [re * vr + im * vi, im * vr - re * vi];
        }
        const to = 2 * ((lane >>> bit) & 1);
        own[to] = own[to]! + re;
        own[to + 1] = own[to + 1]! + im;
      }
      own.set(vectors[bit]!, 4);
      setTorque(own, 0, 4, 1);
      const gate = this.gates[indexBits + bit]!;
      if (!gate.shared) gate.addSampleGradient(run, row, torque, sums);
      gate.addCommonGradient(run, torque, sums);
    }
  }
}

/** Im⟨bra|(X, Y, Z, 1)|ket⟩ of one wire, where conj(r_b)·v_b′ sums bra and ket over the other wires. */
function setTorque(numbers: Float32Array | Float64Array, r: number, v: number, step: number): void {
  const r0 = numbers[r]!;
  const i0 = numbers[r + step]!;
  const r1 = numbers[r + 2 * step]!;
  const i1 = numbers[r + 3 * step]!;
  const a0 = numbers[v]!;
  const b0 = numbers[v + step]!;
  const a1 = numbers[v + 2 * step]!;
  const b1 = numbers[v + 3 * step]!;
  torque[0] = r0 * b1 - i0 * a1 + r1 * b0 - i1 * a0;
  torque[1] = r1 * a0 + i1 * b0 - (r0 * a1 + i0 * b1);
  const zero = r0 * b0 - i0 * a0;
  const one = r1 * b1 - i1 * a1;
  torque[2] = zero - one;
  torque[3] = zero + one;
}
