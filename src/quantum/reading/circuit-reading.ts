import { checkedRun } from '../checked-run';
import type { Circuit } from '../circuit';
import { parameterCounts } from '../parameter-counts';
import { applyStep } from '../simulator/plain-simulator';
import { probabilitiesOf, zeroState, type PlainState } from '../simulator/plain-state';
import { stepsOf, type Step } from '../simulator/steps';
import { quantumRunFailures } from '../../shared/failures/quantum-run';
import { checkCircuit } from '../validation';

/** Above this size keeping a state for each operation is no longer cheap. */
const mostQubits = 20;
/** States kept on the way, so that going back costs few operations. */
const mostKept = 24;
/** Bytes that they may take together. */
const mostKeptBytes = 64 * 2 ** 20;

/**
 * A circuit with its numbers put in, to be looked at after any operation. States are made as far as they are asked for; the
 * latest is kept, so that stepping forward costs one operation, and some on the way, so that stepping back costs few.
 */
export class CircuitReading {
  private state: PlainState;
  private reached = 0;
  /** Steps of each operation. */
  private readonly steps: readonly (readonly Step[])[];
  /** By the number of operations done. */
  private readonly kept = new Map<number, PlainState>();
  private readonly keepEvery: number;
  private readonly run: ReturnType<typeof checkedRun>;

  /** @param inputs features of one sample; @param weights all weights. Throws a Failure on a wrong count or number. */
  constructor(
    readonly circuit: Circuit,
    inputs: ArrayLike<number>,
    weights: ArrayLike<number>,
  ) {
    checkCircuit(circuit);
    if (circuit.qubits > mostQubits) throw quantumRunFailures.tooManyQubits(circuit.qubits, mostQubits, 'visualizer');
    const counts = parameterCounts(circuit);
    this.run = checkedRun(Float64Array.from(inputs), Float64Array.from(weights), 1, counts.inputs, counts.weights);
    const steps: Step[][] = circuit.operations.map(() => []);
    for (const step of stepsOf(circuit)) steps[step.operation]?.push(step);
    this.steps = steps;
    this.state = zeroState(circuit.qubits);
    const room = Math.min(mostKept, Math.floor(mostKeptBytes / this.state.byteLength));
    this.keepEvery = Math.max(1, Math.ceil(circuit.operations.length / Math.max(1, room)));
  }

  /** How many operations there are; `after` takes 0 (the start, |0…0⟩) to this. */
  get operations(): number {
    return this.circuit.operations.length;
  }

  /** The state after the first `operations` operations: amplitude k at [2k, 2k + 1], wire 0 most significant. A copy. */
  after(operations: number): PlainState {
    if (operations < this.reached) this.goBack(operations);
    for (; this.reached < Math.min(operations, this.operations); this.reached++) {
      if (this.reached % this.keepEvery === 0 && !this.kept.has(this.reached))
        this.kept.set(this.reached, this.state.slice());
      for (const step of this.steps[this.reached] ?? []) applyStep(this.state, this.circuit.qubits, step, this.run, 0);
    }
    return this.state.slice();
  }

  /** To the last state kept that is not behind it. */
  private goBack(operations: number): void {
    const from = Math.floor(operations / this.keepEvery) * this.keepEvery;
    const there = this.kept.get(from);
    this.reached = there === undefined ? 0 : from;
    this.state = there === undefined ? zeroState(this.circuit.qubits) : there.slice();
  }

  /** |amplitude|² of every basis state then. */
  probabilitiesAfter(operations: number): Float64Array {
    return probabilitiesOf(this.after(operations));
  }
}
