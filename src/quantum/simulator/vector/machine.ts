import { quantumRunFailures } from '../../../shared/failures/quantum-run';
import type { GradientSums } from '../../angles';
import { addPreparationGradient, featuresOf, preparedAmplitudes } from '../preparation';
import type { RunInput } from '../simulator';
import { gatesModule, instantiateGates, newMemory, type GatesModule, type RunTask } from './gates-module';
import { header, headerFields, instructionFields, op } from './instructions';
import { groupsOf, type LaneLayout } from './lane-layout';
import { ProductStart } from './product-start';
import type { Program } from './program';

const amplitudeBytes = 32;
const fixedStart = 4096;
const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** One program in WebAssembly memory: program and tables, three states per thread, then what depends on the batch. */
export class Machine {
  private readonly memory: WebAssembly.Memory;
  private readonly kernels: GatesModule;
  private readonly start: ProductStart;
  private readonly shared: number;
  private readonly headerAt: number;
  private readonly states: number;
  private readonly batchAt: number;
  private groups = 0;
  private at = { start: 0, reduced: 0, matrices: 0, slots: 0, upstream: 0, torques: 0 };
  private readonly instructionsAt: number;
  private readonly measurementsAt: number;
  private readonly givenAt: number;

  constructor(
    private readonly program: Program,
    private readonly layout: LaneLayout,
    private readonly qubits: number,
  ) {
    let end = fixedStart;
    const reserve = (bytes: number): number => {
      const at = end;
      end = aligned(end + bytes);
      return at;
    };
    this.headerAt = reserve(4 * headerFields);
    this.instructionsAt = reserve(4 * instructionFields * program.instructions.length);
    this.measurementsAt = reserve(4 * instructionFields * program.plan.instructions.length);
    const tables = program.tables.map((table) => reserve(table.length));
    this.givenAt = reserve(4 * program.prepared.length);
    this.shared = reserve(16 * program.sharedVectors);
    this.states = end;
    reserve(3 * this.stateBytes + amplitudeBytes * program.workAmplitudes);
    this.batchAt = end;
    this.memory = this.allocate(end);
    this.kernels = instantiateGates(gatesModule().module, this.memory);
    this.start = new ProductStart(program.start, layout);
    program.tables.forEach((table, k) => {
      new Uint8Array(this.memory.buffer, tables[k], table.length).set(table);
    });
    this.writeInstructions(tables);
  }

  /** The slots of every group, as lanes; with `upstream` also torques and the rest that gradients need. */
  run(run: RunInput, upstream?: Float64Array): void {
    this.prepare(run);
    if (upstream !== undefined) this.writeUpstream(run, upstream);
    const state = this.stateBytes;
    const groups = groupsOf(run.batch, this.layout);
    const work = this.states + 3 * state;
    const task: RunTask = [
      this.headerAt,
      0,
      1,
      groups,
      upstream === undefined ? 0 : 1,
      this.states,
      this.states + state,
      this.states + 2 * state,
      work,
    ];
    if (this.layout.precision === 'f32') this.kernels.runF32(...task);
    else this.kernels.runF64(...task);
  }

  /** [batch, outputs] of the last run. */
  expectations(batch: number, outputs: number): Float64Array {
    const out = new Float64Array(batch * outputs);
    const numbers = this.numbers();
    const { lanes, laneBits } = this.layout;
    const { slots, entries } = this.program.plan;
    const base = this.at.slots / this.numberBytes;
    for (let sample = 0; sample < batch; sample++) {
      const group = laneBits > 0 ? sample : Math.floor(sample / lanes);
      const from = base + group * slots * lanes;
      for (const { slot, column, read, lanes: factors } of entries) {
        let value = 0;
        if (laneBits === 0) value = numbers[from + slot * lanes + (sample % lanes)]!;
        else for (let lane = 0; lane < lanes; lane++) value += factors[lane]! * numbers[from + slot * lanes + lane]!;
        out[sample * outputs + column] = out[sample * outputs + column]! + read * value;
      }
    }
    return out;
  }

  /** The gradients of the last run, which had an upstream. */
  gradients(run: RunInput): GradientSums {
    const sums = { inputs: new Float64Array(run.inputs.length), weights: new Float64Array(run.weights.length) };
    const numbers = this.numbers();
    const groups = groupsOf(run.batch, this.layout);
    const { lanes, laneBits } = this.layout;
    const { oneWire, rotations, preparation, torqueVectors, prepared } = this.program;
    const torques = this.at.torques / this.numberBytes;
    const torque = new Float64Array(4);
    const common = oneWire.map(() => new Float64Array(4));
    this.start.beginGradient();
    for (let group = 0; group < groups; group++) {
      const rows = this.rows(run, group, true);
      const base = torques + group * torqueVectors * lanes;
      oneWire.forEach(({ gate, torque: at }, index) => {
        const sum = common[index]!;
        const from = base + at * lanes;
        if (laneBits > 0) {
          for (let k = 0; k < 4; k++) {
            torque[k] = 0;
            for (let lane = 0; lane < lanes; lane++) torque[k] = torque[k]! + numbers[from + k * lanes + lane]!;
            sum[k] = sum[k]! + torque[k]!;
          }
          if (!gate.shared) gate.addSampleGradient(run, rows[0]!, torque, sums);
          return;
        }
        for (let lane = 0; lane < lanes; lane++) {
          for (let k = 0; k < 4; k++) {
            torque[k] = numbers[from + k * lanes + lane]!;
            sum[k] = sum[k]! + torque[k]!;
          }
          if (!gate.shared && rows[lane]! >= 0) gate.addSampleGradient(run, rows[lane]!, torque, sums);
        }
      });
      for (const { gate, torque: at } of rotations) {
        const from = base + at * lanes;
        let sum = 0;
        for (let lane = 0; lane < lanes; lane++) {
          sum += numbers[from + lane]!;
          if (laneBits > 0 || rows[lane]! < 0) continue;
          gate.addGradient(run, rows[lane]!, numbers[from + lane]!, sums);
        }
        if (laneBits > 0) gate.addGradient(run, rows[0]!, sum, sums);
      }
      const reduced = this.at.reduced / this.numberBytes + group * this.startVectors * lanes;
      const factors = this.at.start / this.numberBytes + group * this.startVectors * lanes;
      if (preparation === undefined) this.start.addGroup(run, rows, numbers, reduced, factors, sums);
      else
        for (let lane = 0; lane < (laneBits > 0 ? 1 : lanes); lane++) {
          const sample = laneBits > 0 ? group : group * lanes + lane;
          if (sample >= run.batch) continue;
          const g = Float64Array.from(
            prepared,
            (p, k) => 2 * numbers[reduced + k * lanes + (laneBits > 0 ? p.lane : lane)]!,
          );
          addPreparationGradient(preparation, run, sample, g, sums);
        }
    }
    if (preparation === undefined) this.start.endGradient(run, sums);
    oneWire.forEach(({ gate }, index) => {
      gate.addCommonGradient(run, common[index]!, sums);
    });
    return sums;
  }

  /** Visits the final amplitudes of every sample, interleaved re, im, by the circuit's own wires; the array is used again. */
  forEachState(run: RunInput, visit: (state: Float64Array, sample: number) => void): void {
    this.prepare(run);
    const bytes = this.stateBytes;
    const { lanes, laneBits } = this.layout;
    const out = new Float64Array(2 * 2 ** this.qubits);
    for (let group = 0; group < groupsOf(run.batch, this.layout); group++) {
      const task = [this.headerAt, group, this.states, this.states + bytes, this.states + 3 * bytes] as const;
      const end = this.layout.precision === 'f32' ? this.kernels.stateF32(...task) : this.kernels.stateF64(...task);
      const samples = laneBits > 0 ? 1 : Math.min(lanes, run.batch - group * lanes);
      for (let lane = 0; lane < samples; lane++) {
        this.copyState(end / this.numberBytes + lane, out);
        visit(out, laneBits > 0 ? group : group * lanes + lane);
      }
    }
  }

  private copyState(from: number, out: Float64Array): void {
    const numbers = this.numbers();
    const { lanes, laneBits } = this.layout;
    const { bitOf } = this.program;
    const straight = bitOf.every((bit, wire) => bit === this.qubits - 1 - wire);
    for (let k = 0; k < out.length / 2; k++) {
      const place = straight
        ? k
        : bitOf.reduce((sum, bit, wire) => sum + ((k >>> (this.qubits - 1 - wire)) & 1) * 2 ** bit, 0);
      const at = from + 2 * lanes * (place >>> laneBits) + (place & (2 ** laneBits - 1));
      out[2 * k] = numbers[at]!;
      out[2 * k + 1] = numbers[at + lanes]!;
    }
  }

  private get stateBytes(): number {
    return amplitudeBytes * 2 ** this.layout.indexBits;
  }

  private get numberBytes(): number {
    return this.layout.precision === 'f32' ? 4 : 8;
  }

  private get startVectors(): number {
    return this.program.preparation === undefined ? this.start.vectors : this.program.prepared.length;
  }

  private numbers(): Float32Array | Float64Array {
    return this.layout.precision === 'f32'
      ? new Float32Array(this.memory.buffer)
      : new Float64Array(this.memory.buffer);
  }

  /** Where each lane's sample starts among the inputs; past the batch the last sample, or −1 where `mark`. */
  private rows(run: RunInput, group: number, mark = false): number[] {
    const features = featuresOf(run);
    const { lanes, laneBits } = this.layout;
    if (laneBits > 0) return [group * features];
    return Array.from({ length: lanes }, (_, lane) => {
      const sample = group * lanes + lane;
      return sample < run.batch ? sample * features : mark ? -1 : (run.batch - 1) * features;
    });
  }

  private prepare(run: RunInput): void {
    const groups = groupsOf(run.batch, this.layout);
    if (groups > this.groups) this.placeBatch(groups);
    const numbers = this.numbers();
    const { lanes, laneBits } = this.layout;
    const { oneWire, rotations, groupVectors, preparation, start, prepared } = this.program;
    const u = new Float64Array(8);
    for (const gate of start) gate.prepare(run);
    for (const { gate, at } of oneWire) {
      gate.prepare(run);
      if (!gate.shared) continue;
      gate.matrix(run, 0, u);
      const to = this.shared / this.numberBytes + at * lanes;
      for (let k = 0; k < 8 * lanes; k++) numbers[to + k] = u[Math.floor(k / lanes)]!;
    }
    for (const { gate, at } of rotations)
      if (gate.shared) {
        const values = gate.values(run, 0);
        const to = this.shared / this.numberBytes + at * lanes;
        for (let k = 0; k < 2 * lanes; k++) numbers[to + k] = values[Math.floor(k / lanes)]!;
      }
    for (let group = 0; group < groups; group++) {
      const rows = this.rows(run, group);
      const base = this.at.matrices / this.numberBytes + group * groupVectors * lanes;
      const rowOf = (lane: number): number => rows[laneBits > 0 ? 0 : lane]!;
      for (const { gate, at } of oneWire) {
        if (gate.shared) continue;
        for (let lane = 0; lane < lanes; lane++) {
          gate.matrix(run, rowOf(lane), u);
          for (let k = 0; k < 8; k++) numbers[base + (at + k) * lanes + lane] = u[k]!;
        }
      }
      for (const { gate, at } of rotations) {
        if (gate.shared) continue;
        for (let lane = 0; lane < lanes; lane++) {
          const [c, g] = gate.values(run, rowOf(lane));
          numbers[base + at * lanes + lane] = c;
          numbers[base + (at + 1) * lanes + lane] = g;
        }
      }
      const to = this.at.start / this.numberBytes + group * this.startVectors * lanes;
      if (preparation === undefined) this.start.write(run, rows, numbers, to);
      else {
        numbers.fill(0, to, to + prepared.length * lanes);
        for (let lane = 0; lane < (laneBits > 0 ? 1 : lanes); lane++) {
          const sample = laneBits > 0 ? group : Math.min(group * lanes + lane, run.batch - 1);
          const { amplitudes } = preparedAmplitudes(preparation, run, sample);
          prepared.forEach((p, k) => {
            const second = p.second < 0 ? 1 : amplitudes[p.second]!;
            numbers[to + k * lanes + (laneBits > 0 ? p.lane : lane)] = amplitudes[p.first]! * second;
          });
        }
      }
    }
  }

  private writeUpstream(run: RunInput, upstream: Float64Array): void {
    const numbers = this.numbers();
    const { lanes, laneBits } = this.layout;
    const { slots, entries } = this.program.plan;
    const groups = groupsOf(run.batch, this.layout);
    const base = this.at.upstream / this.numberBytes;
    const outputs = upstream.length / run.batch;
    numbers.fill(0, base, base + groups * slots * lanes);
    for (let group = 0; group < groups; group++)
      for (const { slot, column, write, lanes: factors } of entries)
        for (let lane = 0; lane < lanes; lane++) {
          const sample = laneBits > 0 ? group : group * lanes + lane;
          if (sample >= run.batch) continue;
          const to = base + (group * slots + slot) * lanes + lane;
          numbers[to] = numbers[to]! + write * factors[lane]! * upstream[sample * outputs + column]!;
        }
  }

  private placeBatch(groups: number): void {
    const { groupVectors, torqueVectors, plan } = this.program;
    let end = this.batchAt;
    const reserve = (vectors: number): number => {
      const at = end;
      end = aligned(end + 16 * vectors * groups);
      return at;
    };
    this.at = {
      start: reserve(this.startVectors),
      reduced: reserve(this.startVectors),
      matrices: reserve(groupVectors),
      slots: reserve(plan.slots),
      upstream: reserve(plan.slots),
      torques: reserve(torqueVectors),
    };
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / 65536);
    if (missing > 0) this.refusing(end, () => this.memory.grow(missing));
    this.groups = groups;
    this.relocate();
  }

  private writeInstructions(tables: readonly number[]): void {
    const words = new Uint32Array(this.memory.buffer);
    this.program.instructions.forEach(({ fields, tables: inTables }, k) => {
      const at = this.instructionsAt / 4 + k * instructionFields;
      fields.forEach((field, f) => (words[at + f] = inTables.includes(f) ? tables[field]! : field));
    });
    this.program.plan.instructions.forEach((fields, k) => {
      const at = this.measurementsAt / 4 + k * instructionFields;
      const tableField = fields[0] === op.word ? 7 : fields[0] === op.histogram ? 1 : -1;
      fields.forEach((field, f) => (words[at + f] = f === tableField ? tables[field]! : field));
    });
    this.program.prepared.forEach(({ amplitude }, k) => (words[this.givenAt / 4 + k] = amplitude * amplitudeBytes));
  }

  /** Addresses that depend on the size of the batch. */
  private relocate(): void {
    const words = new Uint32Array(this.memory.buffer);
    const { instructions, groupVectors, torqueVectors, plan, preparation, prepared } = this.program;
    instructions.forEach(({ fields, matrix }, k) => {
      if (matrix === undefined) return;
      const at = this.instructionsAt / 4 + k * instructionFields;
      words[at + 3] = (matrix === 'shared' ? this.shared : this.at.matrices) + 16 * fields[3]!;
      words[at + 4] = matrix === 'shared' ? 0 : 16 * groupVectors;
      words[at + 5] = this.at.torques + 16 * fields[5]!;
    });
    const set = (field: number, value: number): void => {
      words[this.headerAt / 4 + field] = value;
    };
    set(header.instructions, this.instructionsAt);
    set(header.instructionCount, instructions.length);
    set(header.bits, this.layout.indexBits);
    set(header.startKind, preparation === undefined ? 0 : 1);
    set(header.start, this.at.start);
    set(header.startStride, 16 * this.startVectors);
    set(header.reduced, this.at.reduced);
    set(header.reducedStride, 16 * this.startVectors);
    set(header.givenOffsets, this.givenAt);
    set(header.givenCount, prepared.length);
    set(header.measurements, this.measurementsAt);
    set(header.measurementCount, plan.instructions.length);
    set(header.folds, plan.folds ? 1 : 0);
    set(header.slots, this.at.slots);
    set(header.slotStride, 16 * plan.slots);
    set(header.upstream, this.at.upstream);
    set(header.torques, this.at.torques);
    set(header.torqueStride, 16 * torqueVectors);
    set(header.magnitudes, plan.magnitudes ? 1 : 0);
  }

  private allocate(bytes: number): WebAssembly.Memory {
    return this.refusing(bytes, () => newMemory(bytes));
  }

  private refusing<T>(bytes: number, attempt: () => T): T {
    try {
      if (bytes > 65536 * 65536) throw new RangeError('more than 4 GiB');
      return attempt();
    } catch (error) {
      throw quantumRunFailures.outOfMemory(this.qubits, Math.ceil(bytes / 2 ** 20), error);
    }
  }
}
