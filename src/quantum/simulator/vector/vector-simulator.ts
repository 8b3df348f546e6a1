import type { Measurement } from '../measurements';
import type { Gradients, RunInput, Simulator } from '../simulator';
import { absorbLastFlips } from './absorb';
import { GateThreads } from './gate-threads';
import { laneLayout, type LaneLayout } from './lane-layout';
import type { Lowered } from './lower';
import { Machine } from './machine';
import { measurementsAt } from './places';
import { buildProgram } from './program';

export interface VectorOptions {
  readonly precision: 'f32' | 'f64';
  readonly threads: number;
  /** For tests: what lies in the lanes; chosen by size and batch where left out. */
  readonly across?: 'samples' | 'amplitudes';
}

/** From this size on, one sample at a time: four states side by side would take more memory than they save time. */
const wideFrom = 19;
/** Below this size lanes are always samples. */
const narrowBelow = 6;

/** The state vector in WebAssembly: the program is made once, a batch is one call. */
export class VectorSimulator implements Simulator {
  private readonly machines = new Map<string, Machine>();
  private readonly threads: GateThreads | undefined;

  constructor(
    private readonly qubits: number,
    private readonly lowered: Lowered,
    private readonly measurements: readonly Measurement[],
    private readonly outputs: number,
    private readonly options: VectorOptions,
  ) {
    this.threads = GateThreads.of(options.threads);
  }

  get name(): string {
    const count = this.threads?.count ?? 1;
    return `state vector, ${this.options.precision}, ${count} thread${count === 1 ? '' : 's'}`;
  }

  expectations(run: RunInput): Float64Array {
    const machine = this.machineFor(run.batch);
    machine.run(run);
    return machine.expectations(run.batch, this.outputs);
  }

  adjoint(run: RunInput, upstream: Float64Array): Gradients {
    const machine = this.machineFor(run.batch);
    machine.run(run, upstream);
    return { expectations: machine.expectations(run.batch, this.outputs), ...machine.gradients(run) };
  }

  dispose(): void {
    for (const machine of this.machines.values()) machine.dispose();
    this.machines.clear();
  }

  private machineFor(batch: number): Machine {
    const across = lanesAcross(this.qubits, batch, this.options);
    const kept = this.machines.get(across);
    if (kept !== undefined) return kept;
    const machine = this.build(laneLayout(this.qubits, this.options.precision, across));
    this.machines.set(across, machine);
    return machine;
  }

  private build(layout: LaneLayout): Machine {
    const placed = measurementsAt(this.measurements, this.lowered.places);
    const { ops, measurements } = absorbLastFlips(this.lowered.ops, placed, this.qubits);
    const straight = { ...this.lowered, ops, places: this.lowered.places.map((_, wire) => wire) };
    return new Machine(buildProgram(straight, measurements, layout), layout, this.qubits, this.threads);
  }
}

/** Lanes hold samples where there are enough of them and their states stay in the cache together. */
export function lanesAcross(
  qubits: number,
  batch: number,
  { precision, across }: VectorOptions,
): 'samples' | 'amplitudes' {
  if (across !== undefined) return across;
  if (qubits < narrowBelow) return 'samples';
  const lanes = precision === 'f32' ? 4 : 2;
  return qubits >= wideFrom || batch < lanes ? 'amplitudes' : 'samples';
}
