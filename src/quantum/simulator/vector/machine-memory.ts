import { quantumRunFailures } from '../../../shared/failures/quantum-run';
import { newMemory } from './gates-module';
import { header, headerFields, instructionFields, op } from './instructions';
import type { LaneLayout } from './lane-layout';
import type { Program } from './program';

const pageBytes = 65536;
const amplitudeBytes = 32;
/** Below lies what the compiler of the kernels may have placed. */
const fixedStart = 4096;
const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Where the parts lie that grow with the batch, in numbers (not bytes). */
export interface BatchRegions {
  readonly start: number;
  readonly reduced: number;
  readonly matrices: number;
  readonly slots: number;
  readonly upstream: number;
  readonly torques: number;
}

/** The states that one thread works on, in bytes. */
export interface ThreadArea {
  readonly ket: number;
  readonly bra: number;
  readonly scratch: number;
  readonly work: number;
}

/** A program's memory: instructions and tables, three states per thread, then what depends on the batch. */
export class MachineMemory {
  readonly memory: WebAssembly.Memory;
  readonly headerAt: number;
  readonly threads: readonly ThreadArea[];
  /** Vectors per group of the start's factors, and of what the bra says about them. */
  readonly startVectors: number;
  private readonly instructionsAt: number;
  private readonly measurementsAt: number;
  private readonly givenAt: number;
  private readonly sharedAt: number;
  private readonly batchAt: number;
  private groups = 0;
  private bytes = { start: 0, reduced: 0, matrices: 0, slots: 0, upstream: 0, torques: 0 };
  private view: Float32Array | Float64Array;

  constructor(
    private readonly program: Program,
    private readonly layout: LaneLayout,
    private readonly qubits: number,
    threads: number,
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
    this.sharedAt = reserve(16 * program.sharedVectors);
    const state = amplitudeBytes * 2 ** layout.indexBits;
    this.threads = Array.from({ length: threads }, () => ({
      ket: reserve(state),
      bra: reserve(state),
      scratch: reserve(state),
      work: reserve(amplitudeBytes * program.workAmplitudes),
    }));
    this.batchAt = end;
    this.memory = this.refusing(end, () => newMemory(end));
    this.view = this.newView();
    this.startVectors = program.preparation === undefined ? 2 + 4 * layout.indexBits : program.prepared.length;
    program.tables.forEach((table, k) => {
      new Uint8Array(this.memory.buffer, tables[k], table.length).set(table);
    });
    this.writeInstructions(tables);
  }

  /** All of it as numbers of the layout's precision; valid until the next `fit`. */
  get numbers(): Float32Array | Float64Array {
    return this.view;
  }

  /** Where the matrices that all samples share start, in numbers. */
  get shared(): number {
    return this.sharedAt / this.numberBytes;
  }

  get numberBytes(): number {
    return 16 / this.layout.lanes;
  }

  /** Makes room for so many groups; says where everything lies. */
  fit(groups: number): BatchRegions {
    if (groups > this.groups) this.place(groups);
    const at = (bytes: number): number => bytes / this.numberBytes;
    const { start, reduced, matrices, slots, upstream, torques } = this.bytes;
    return {
      start: at(start),
      reduced: at(reduced),
      matrices: at(matrices),
      slots: at(slots),
      upstream: at(upstream),
      torques: at(torques),
    };
  }

  private newView(): Float32Array | Float64Array {
    return this.layout.precision === 'f32'
      ? new Float32Array(this.memory.buffer)
      : new Float64Array(this.memory.buffer);
  }

  private place(groups: number): void {
    const { groupVectors, torqueVectors, plan } = this.program;
    let end = this.batchAt;
    const reserve = (vectors: number): number => {
      const at = end;
      end = aligned(end + 16 * vectors * groups);
      return at;
    };
    this.bytes = {
      start: reserve(this.startVectors),
      reduced: reserve(this.startVectors),
      matrices: reserve(groupVectors),
      slots: reserve(plan.slots),
      upstream: reserve(plan.slots),
      torques: reserve(torqueVectors),
    };
    const missing = Math.ceil((end - this.memory.buffer.byteLength) / pageBytes);
    if (missing > 0) this.refusing(end, () => this.memory.grow(missing));
    this.view = this.newView();
    this.groups = groups;
    this.writeAddresses();
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

  /** Addresses that depend on the size of the batch, and the header. */
  private writeAddresses(): void {
    const words = new Uint32Array(this.memory.buffer);
    const { instructions, groupVectors, torqueVectors, plan, preparation, prepared } = this.program;
    instructions.forEach(({ fields, matrix }, k) => {
      if (matrix === undefined) return;
      const at = this.instructionsAt / 4 + k * instructionFields;
      words[at + 3] = (matrix === 'shared' ? this.sharedAt : this.bytes.matrices) + 16 * fields[3]!;
      words[at + 4] = matrix === 'shared' ? 0 : 16 * groupVectors;
      words[at + 5] = this.bytes.torques + 16 * fields[5]!;
    });
    const set = (field: number, value: number): void => {
      words[this.headerAt / 4 + field] = value;
    };
    set(header.instructions, this.instructionsAt);
    set(header.instructionCount, instructions.length);
    set(header.bits, this.layout.indexBits);
    set(header.startKind, preparation === undefined ? 0 : 1);
    set(header.start, this.bytes.start);
    set(header.startStride, 16 * this.startVectors);
    set(header.reduced, this.bytes.reduced);
    set(header.reducedStride, 16 * this.startVectors);
    set(header.givenOffsets, this.givenAt);
    set(header.givenCount, prepared.length);
    set(header.measurements, this.measurementsAt);
    set(header.measurementCount, plan.instructions.length);
    set(header.folds, plan.folds ? 1 : 0);
    set(header.slots, this.bytes.slots);
    set(header.slotStride, 16 * plan.slots);
    set(header.upstream, this.bytes.upstream);
    set(header.torques, this.bytes.torques);
    set(header.torqueStride, 16 * torqueVectors);
    set(header.magnitudes, plan.magnitudes ? 1 : 0);
  }

  private refusing<T>(bytes: number, attempt: () => T): T {
    try {
      if (bytes > 2 ** 32) throw new RangeError('more than 4 GiB');
      return attempt();
    } catch (error) {
      throw quantumRunFailures.outOfMemory(this.qubits, Math.ceil(bytes / 2 ** 20), error);
    }
  }
}
