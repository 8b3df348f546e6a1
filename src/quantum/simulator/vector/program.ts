import { dagger } from '../../gates/matrices';
import { parity, type Measurement } from '../measurements';
import type { PreparationStep } from '../steps';
import { preparedIndices } from '../preparation';
import { gatherTables, type BitFlip } from './affine-map';
import { markBlockRuns } from './block-runs';
import { op, type PendingInstruction } from './instructions';
import type { LaneLayout } from './lane-layout';
import type { Lowered } from './lower';
import { OneWireGate } from './one-wire-gate';
import { RotationGate } from './rotation-gate';
import { schedule, type Scheduled } from './schedule';
import { planSlots, type SlotPlan } from './slots';

/** A gate whose matrix is written before each run: where it goes and where its torque comes from. */
export interface Placed<G> {
  readonly gate: G;
  /** Vector index in the shared or per-group matrices. */
  readonly at: number;
  /** Vector index among a group's torques. */
  readonly torque: number;
}

/** A circuit as instructions whose addresses are still relative; `Machine` gives them memory. */
export interface Program {
  readonly instructions: readonly PendingInstruction[];
  readonly plan: SlotPlan;
  readonly oneWire: readonly Placed<OneWireGate>[];
  readonly rotations: readonly Placed<RotationGate>[];
  /** Gates of each index bit, then of each lane bit, before the first entangling one. */
  readonly start: readonly OneWireGate[];
  readonly preparation: PreparationStep | undefined;
  /** Where each prepared amplitude goes: its place and lane, and which given amplitudes multiply to it. */
  readonly prepared: readonly PreparedAmplitude[];
  /** Bit of each of the circuit's wires in the last state. */
  readonly bitOf: readonly number[];
  /** Vectors of matrices: the same for all groups, and for each. */
  readonly sharedVectors: number;
  readonly groupVectors: number;
  readonly torqueVectors: number;
  /** Tables, as byte arrays at 16-byte boundaries; instructions refer to them by index. */
  readonly tables: readonly Uint8Array[];
  readonly workAmplitudes: number;
}

export interface PreparedAmplitude {
  readonly amplitude: number;
  readonly lane: number;
  readonly first: number;
  /** −1: the first alone. */
  readonly second: number;
}

/** Most gates that one gather may replace, and fewest that are worth it. */
const fewestGathered = 3;

export function buildProgram(lowered: Lowered, measurements: readonly Measurement[], layout: LaneLayout): Program {
  const builder = new Builder(layout);
  const plan = schedule(lowered.places.length, lowered.ops, layout.laneBits);
  builder.addAll(plan.entries);
  const bitOf = lowered.places.map((place) => plan.last[place]!);
  const byBit = new Map(plan.first.map((bit, wire) => [bit, lowered.start[wire]!]));
  const startOf = (bit: number): OneWireGate => new OneWireGate(byBit.get(bit) ?? []);
  const bits = Array.from({ length: lowered.places.length }, (_, bit) => bit);
  const { preparation } = lowered;
  return {
    instructions: markBlockRuns(builder.instructions, layout.indexBits),
    plan: planSlots(measurements, bitOf, layout.laneBits, layout.lanes, builder),
    oneWire: builder.oneWire,
    rotations: builder.rotations,
    start: [...bits.slice(layout.laneBits), ...bits.slice(0, layout.laneBits)].map(startOf),
    preparation,
    prepared: preparation === undefined ? [] : preparedPlaces(preparation, lowered.places.length, layout.laneBits),
    bitOf,
    sharedVectors: builder.sharedVectors,
    groupVectors: builder.groupVectors,
    torqueVectors: builder.torqueVectors,
    tables: builder.tables,
    workAmplitudes: builder.workAmplitudes,
  };
}

function preparedPlaces(step: PreparationStep, qubits: number, laneBits: number): PreparedAmplitude[] {
  const at = (index: number, first: number, second: number): PreparedAmplitude => ({
    amplitude: index >>> laneBits,
    lane: index & (2 ** laneBits - 1),
    ...{ first, second },
  });
  const own = Array.from(preparedIndices(step.wires, qubits));
  if (step.twinWires === undefined) return own.map((index, k) => at(index, k, -1));
  const twins = Array.from(preparedIndices(step.twinWires, qubits));
  return own.flatMap((index, first) => twins.map((twin, second) => at(index + twin, first, second)));
}

class Builder {
  readonly instructions: PendingInstruction[] = [];
  readonly oneWire: Placed<OneWireGate>[] = [];
  readonly rotations: Placed<RotationGate>[] = [];
  readonly tables: Uint8Array[] = [];
  sharedVectors = 0;
  groupVectors = 0;
  torqueVectors = 0;
  workAmplitudes = 1;

  constructor(private readonly layout: LaneLayout) {}

  addAll(entries: readonly Scheduled[]): void {
    for (let k = 0; k < entries.length;) {
      const run = this.flipsFrom(entries, k);
      if (run.length >= fewestGathered) {
        this.addGather(run);
        k += run.length;
      } else this.add(entries[k++]!);
    }
  }

  /** Tables of `planSlots`. Word tables: the sign of each lane, then the byte order that x asks for. */
  lanes(x: number, z: number): number {
    const { lanes, precision } = this.layout;
    const bytes = 16 / lanes;
    const table = new Uint8Array(32);
    const signs = Array.from({ length: lanes }, (_, lane) => 1 - 2 * parity(lane & z));
    table.set(new Uint8Array((precision === 'f32' ? Float32Array : Float64Array).from(signs).buffer));
    for (let k = 0; k < 16; k++) table[16 + k] = k ^ (x * bytes);
    return this.table(table);
  }

  bits(bits: readonly number[]): number {
    return this.table(new Uint8Array(Int32Array.from(bits).buffer));
  }

  private table(bytes: Uint8Array): number {
    return this.tables.push(bytes) - 1;
  }

  private flipsFrom(entries: readonly Scheduled[], from: number): BitFlip[] {
    const run: BitFlip[] = [];
    for (let k = from; k < entries.length; k++) {
      const entry = entries[k]!;
      if (entry.kind !== 'op' || entry.op.kind !== 'flip' || entry.op.controls.length > 1) break;
      const at = (wire: number): number => entry.bits[wire]! - this.layout.laneBits;
      const [control] = entry.op.controls;
      run.push({ bit: at(entry.op.wire), control: control === undefined ? -1 : at(control) });
    }
    return run;
  }

  private addGather(run: readonly BitFlip[]): void {
    const [there, back] = [
      gatherTables(run, this.layout.indexBits),
      gatherTables(run.toReversed(), this.layout.indexBits),
    ];
    const tables = [there.low, there.high, back.low, back.high].map((t) => this.table(new Uint8Array(t.buffer)));
    this.instructions.push({ fields: [op.gather, there.split, 0, 0, 0, 0, ...tables], tables: [6, 7, 8, 9] });
  }

  private add(entry: Scheduled): void {
    if (entry.kind === 'exchange') {
      this.instructions.push({ fields: [op.exchangeLane, entry.bit, entry.lane], tables: [] });
      return;
    }
    const { laneBits } = this.layout;
    const at = (wire: number): number => entry.bits[wire]! - laneBits;
    const mask = (wires: readonly number[]): number => wires.reduce((sum, wire) => sum | (1 << at(wire)), 0);
    const used = entry.op;
    switch (used.kind) {
      case 'one':
        this.addOneWire(new OneWireGate(used.parts), at(used.wire), mask(used.controls));
        return;
      case 'flip':
        this.instructions.push({ fields: [op.flip, at(used.wire), mask(used.controls)], tables: [] });
        return;
      case 'negate':
        this.instructions.push({ fields: [op.negate, 0, mask(used.wires)], tables: [] });
        return;
      case 'dense': {
        const d = 2 ** used.wires.length;
        const offsets = Uint32Array.from(
          { length: d },
          (_, j) => 32 * mask(used.wires.filter((_wire, k) => ((j >>> (used.wires.length - 1 - k)) & 1) === 1)),
        );
        const tables = [
          this.table(this.splat(used.matrix)),
          this.table(new Uint8Array(offsets.buffer)),
          this.table(this.splat(dagger(used.matrix))),
        ];
        this.workAmplitudes = Math.max(this.workAmplitudes, d);
        this.instructions.push({
          fields: [op.dense, 0, mask(used.wires), tables[0]!, 0, 0, tables[1]!, tables[2]!],
          tables: [3, 6, 7],
        });
        return;
      }
      case 'rotate': {
        const bitMask = (wires: readonly number[]): number =>
          wires.reduce((sum, wire) => sum + 2 ** entry.bits[wire]!, 0);
        const [x, z] = [bitMask(used.x), bitMask(used.z)];
        const ys = used.x.filter((wire) => used.z.includes(wire)).length;
        const gate = new RotationGate(used.angle, used.factor, ys, used.step);
        const matrix = gate.shared ? 'shared' : 'group';
        const placed = { gate, at: this.reserve(matrix, 2), torque: this.torqueVectors };
        this.torqueVectors += 1;
        this.rotations.push(placed);
        const lanes = this.lanes(x & (2 ** laneBits - 1), z & (2 ** laneBits - 1));
        this.instructions.push({
          fields: [op.rotate, x >>> laneBits, z >>> laneBits, placed.at, 0, placed.torque, ys & 1, lanes],
          tables: [7],
          matrix,
        });
      }
    }
  }

  private addOneWire(gate: OneWireGate, bit: number, controls: number): void {
    const matrix = gate.shared ? 'shared' : 'group';
    const placed = { gate, at: this.reserve(matrix, 8), torque: this.torqueVectors };
    this.torqueVectors += 4;
    this.oneWire.push(placed);
    this.instructions.push({ fields: [op[gate.form], bit, controls, placed.at, 0, placed.torque], tables: [], matrix });
  }

  private reserve(where: 'shared' | 'group', vectors: number): number {
    const at = where === 'shared' ? this.sharedVectors : this.groupVectors;
    if (where === 'shared') this.sharedVectors += vectors;
    else this.groupVectors += vectors;
    return at;
  }

  private splat(matrix: Float64Array): Uint8Array {
    const { lanes, precision } = this.layout;
    const values = Float64Array.from({ length: matrix.length * lanes }, (_, k) => matrix[Math.floor(k / lanes)]!);
    return new Uint8Array(precision === 'f32' ? Float32Array.from(values).buffer : values.buffer);
  }
}
