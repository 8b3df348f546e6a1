import type { StateMaker } from '../state-source';
import type { RunInput } from '../simulator';
import { laneLayout } from './lane-layout';
import type { Lowered } from './lower';
import { Machine } from './machine';
import { buildProgram } from './program';
import { lanesAcross, type VectorOptions } from './vector-simulator';

/** Final states of a circuit, made by the kernels. */
export class VectorStates implements StateMaker {
  readonly name: string;
  private readonly machines = new Map<string, Machine>();

  constructor(
    private readonly qubits: number,
    private readonly lowered: Lowered,
    private readonly options: VectorOptions,
  ) {
    this.name = `state vector, ${options.precision}`;
  }

  forEachState(run: RunInput, visit: (state: Float64Array, sample: number) => void): void {
    const across = lanesAcross(this.qubits, run.batch, this.options);
    let machine = this.machines.get(across);
    if (machine === undefined) {
      const layout = laneLayout(this.qubits, this.options.precision, across);
      machine = new Machine(buildProgram(this.lowered, [], layout), layout, this.qubits);
      this.machines.set(across, machine);
    }
    machine.forEachState(run, visit);
  }

  dispose(): void {
    this.machines.clear();
  }
}
