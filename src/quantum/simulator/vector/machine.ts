import type { GradientSums } from '../../angles';
import type { RunInput } from '../simulator';
import { gatesModule, instantiateGates, type GatesModule } from './gates-module';
import { runShare } from './gate-task';
import type { GateThreads } from './gate-threads';
import { groupsOf, type LaneLayout } from './lane-layout';
import { MachineMemory, type BatchRegions } from './machine-memory';
import { ProductStart } from './product-start';
import type { Program } from './program';
import { readExpectations, readGradients } from './results';
import { samplesOf } from './sample-rows';
import { writeUpstream, writeValues } from './values';

/** Amplitudes × instructions of a run that is worth sharing: about a third of a millisecond. */
const leastShared = 100_000;

/** One program in WebAssembly memory, run by this thread and, where given, others. */
export class Machine {
  private readonly memory: MachineMemory;
  private readonly kernels: GatesModule;
  private readonly start: ProductStart;
  private regions: BatchRegions;

  constructor(
    private readonly program: Program,
    private readonly layout: LaneLayout,
    private readonly qubits: number,
    private readonly threads?: GateThreads,
  ) {
    this.memory = new MachineMemory(program, layout, qubits, threads?.count ?? 1);
    this.kernels = instantiateGates(gatesModule().module, this.memory.memory);
    this.start = new ProductStart(program.start, layout);
    this.regions = this.memory.fit(1);
  }

  /** Fills the slots of every group; with `upstream` also what gradients need. */
  run(run: RunInput, upstream?: Float64Array): void {
    this.regions = writeValues(this.program, this.layout, this.memory, this.start, run);
    if (upstream !== undefined) writeUpstream(this.program, this.layout, this.memory, run, upstream, this.regions);
    const groups = groupsOf(run.batch, this.layout);
    const back = upstream === undefined ? 0 : 1;
    const { headerAt, threads: areas } = this.memory;
    const task = { precision: this.layout.precision, header: headerAt, groups, back, areas };
    if (this.threads === undefined || !this.worthSharing(groups)) runShare(this.kernels, task, 0, 1);
    else this.threads.run(this.memory.memory, task, this.kernels);
  }

  /** [batch, outputs] of the last run. */
  expectations(batch: number, outputs: number): Float64Array {
    return readExpectations(this.program, this.layout, this.memory, batch, outputs, this.regions);
  }

  /** The gradients of the last run, which had an upstream. */
  gradients(run: RunInput): GradientSums {
    return readGradients(this.program, this.layout, this.memory, this.start, run, this.regions);
  }

  /** Visits the final amplitudes of every sample, interleaved re, im, by the circuit's own wires; the array is used again. */
  forEachState(run: RunInput, visit: (state: Float64Array, sample: number) => void): void {
    writeValues(this.program, this.layout, this.memory, this.start, run);
    const { ket, scratch, work } = this.memory.threads[0]!;
    const out = new Float64Array(2 * 2 ** this.qubits);
    for (let group = 0; group < groupsOf(run.batch, this.layout); group++) {
      const task = [this.memory.headerAt, group, ket, scratch, work] as const;
      const end = this.layout.precision === 'f32' ? this.kernels.stateF32(...task) : this.kernels.stateF64(...task);
      const { first, count } = samplesOf(run, group, this.layout);
      for (let lane = 0; lane < count; lane++) {
        this.copyState(end / this.memory.numberBytes + lane, out);
        visit(out, first + lane);
      }
    }
  }

  dispose(): void {
    this.threads?.forget(this.memory.memory);
  }

  /** Waking the others costs some ten microseconds. */
  private worthSharing(groups: number): boolean {
    const amplitudes = groups * 2 ** this.layout.indexBits * this.program.instructions.length;
    return groups > 1 && amplitudes > leastShared;
  }

  private copyState(from: number, out: Float64Array): void {
    const { numbers } = this.memory;
    const { lanes, laneBits } = this.layout;
    const half = this.qubits >> 1;
    const low = this.placesOf(0, half);
    const high = this.placesOf(half, this.qubits - half);
    for (let k = 0; k < out.length / 2; k++) {
      const place = low[k & (low.length - 1)]! | high[k >>> half]!;
      const at = from + 2 * lanes * (place >>> laneBits) + (place & (2 ** laneBits - 1));
      out[2 * k] = numbers[at]!;
      out[2 * k + 1] = numbers[at + lanes]!;
    }
  }

  /** Where the indices k·2^first, k < 2^count, lie in the kernels' order of bits. */
  private placesOf(first: number, count: number): Uint32Array {
    const { bitOf } = this.program;
    return Uint32Array.from({ length: 2 ** count }, (_, k) =>
      Array.from({ length: count }, (_b, bit) => ((k >>> bit) & 1) * 2 ** bitOf[this.qubits - 1 - first - bit]!).reduce(
        (sum, place) => sum + place,
        0,
      ),
    );
  }
}
