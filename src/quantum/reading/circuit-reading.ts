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

/**
 * A circuit with its numbers put in, to be looked at after any operation. States are made as far as they are asked for, and
 * the latest is kept, so that stepping forward costs one operation.
 */
export class CircuitReading {
  private state: PlainState;
  private reached = 0;
  private readonly stepsDone: (operation: number) => readonly Step[];
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
    const steps = stepsOf(circuit);
    this.stepsDone = (operation) => steps.filter((step) => step.operation === operation);
    this.state = zeroState(circuit.qubits);
  }

  /** How many operations there are; `after` takes 0 (the start, |0…0⟩) to this. */
  get operations(): number {
    return this.circuit.operations.length;
  }

  /** The state after the first `operations` operations: amplitude k at [2k, 2k + 1], wire 0 most significant. A copy. */
  after(operations: number): PlainState {
    if (operations < this.reached) {
      this.state = zeroState(this.circuit.qubits);
      this.reached = 0;
    }
    for (; this.reached < Math.min(operations, this.operations); this.reached++)
      for (const step of this.stepsDone(this.reached)) applyStep(this.state, this.circuit.qubits, step, this.run, 0);
    return this.state.slice();
  }

  /** |amplitude|² of every basis state then. */
  probabilitiesAfter(operations: number): Float64Array {
    return probabilitiesOf(this.after(operations));
  }
}
