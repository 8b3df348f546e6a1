import { applyStep } from '../../../../../quantum/simulator/plain-simulator';
import { zeroState, type PlainState } from '../../../../../quantum/simulator/plain-state';
import type { RunInput } from '../../../../../quantum/simulator/simulator';
import type { StateMaker } from '../../../../../quantum/simulator/state-source';
import type { Step } from '../../../../../quantum/simulator/steps';

/** Final states gate by gate, without WebAssembly, which the page's policy does not allow. */
export function plainStates(qubits: number, steps: readonly Step[]): StateMaker {
  return {
    name: 'plain state vector',
    forEachState(run, visit) {
      for (let sample = 0; sample < run.batch; sample++) visit(finalState(qubits, steps, run, sample), sample);
    },
    dispose: () => undefined,
  };
}

function finalState(qubits: number, steps: readonly Step[], run: RunInput, sample: number): PlainState {
  const state = zeroState(qubits);
  for (const step of steps) {
    applyStep(state, qubits, step, run, sample);
    if (step.kind === 'preparation' && step.twinWires !== undefined) doubleAmplitudes(state, qubits, step.twinWires);
  }
  return state;
}

/** |a⟩|0⟩ → |a⟩|a⟩ on a density matrix's twice as many wires, of which the first half holds |a⟩. */
function doubleAmplitudes(state: PlainState, qubits: number, twins: readonly number[]): void {
  const half = qubits / 2;
  const size = 2 ** half;
  const amplitudes = Float64Array.from({ length: size }, (_, k) => state[2 * k * size]!);
  const onTwins = twins.reduce((mask, wire) => mask | (2 ** (qubits - 1 - wire)), 0);
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      state[2 * (row * size + column)] = (column & ~onTwins) === 0 ? amplitudes[row]! * amplitudes[column]! : 0;
}
