import type { Circuit } from '../../../../../quantum/circuit';
import type { CircuitEpoch, CircuitRun } from '../../../contract';
import { mostSimulatedWires } from '../../model/simulated';
import { classExpectations, type ClassExpectations } from './class-expectations';

/** Epochs whose expectations are kept. */
const mostKept = 500;

type Expected = readonly ClassExpectations[] | undefined;

/**
 * Expectations by class, computed once for an epoch however often its slider passes; undefined where the circuit has too
 * many wires to be simulated here. A resumed run's epoch has other numbers, so it is known by these.
 */
export function keptExpectations(): (circuit: Circuit, epoch: CircuitEpoch, probes: CircuitRun['probes']) => Expected {
  let of: Circuit | undefined;
  const kept = new Map<string, Expected>();
  return (circuit, epoch, probes) => {
    if (circuit.qubits > mostSimulatedWires) return undefined;
    if (of !== circuit || kept.size > mostKept) kept.clear();
    of = circuit;
    const key = `${probes.length} ${epoch.epoch} ${epoch.weights.join(' ')}`;
    if (!kept.has(key)) kept.set(key, classExpectations(circuit, epoch, probes));
    return kept.get(key);
  };
}
