import type { Check } from '../../experiment/checks/check';
import type { Finding } from '../../experiment/problem';
import type { QuantumConfig } from '../../experiment/schema/quantum';
import { experimentCircuit, type ExperimentCircuit } from '../../quantum/experiment-circuit';
import { isLargeCircuit, quickCircuitCheck } from '../../quantum/quick-circuit-check';
import { Failure } from '../../shared/failure';

/** What is known of the circuits of the last few `model.quantum`: most key presses change something else. */
const known = new Map<string, { circuit?: ExperimentCircuit | undefined; findings?: readonly Finding[] }>();

function entry(quantum: QuantumConfig): { circuit?: ExperimentCircuit | undefined; findings?: readonly Finding[] } {
  const key = JSON.stringify(quantum);
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= 16) known.clear();
  const made = {};
  known.set(key, made);
  return made;
}

/** The circuit of a quantum layer; undefined where its parts do not fit or it is too large to be built while one types. */
export function knownCircuit(quantum: QuantumConfig): ExperimentCircuit | undefined {
  const here = entry(quantum);
  if (!('circuit' in here)) here.circuit = built(quantum);
  return here.circuit;
}

function built(quantum: QuantumConfig): ExperimentCircuit | undefined {
  try {
    return isLargeCircuit(quantum) ? undefined : experimentCircuit(quantum);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The check of the circuit, done once for each `model.quantum`. */
export const knownCircuitCheck: Check = {
  reads: quickCircuitCheck.reads,
  run(context) {
    const { quantum } = context.config.model;
    if (quantum === 'none') return [];
    const here = entry(quantum);
    here.findings ??= quickCircuitCheck.run(context);
    return here.findings;
  },
};
