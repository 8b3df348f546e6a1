import { at, finding, type Check } from '../experiment/checks/check';
import { parsePath, type Path } from '../experiment/paths';
import type { QuantumConfig } from '../experiment/schema/quantum';
import { Failure } from '../shared/failure';
import { experimentCircuit } from './experiment-circuit';
import { gradientMethod } from './gradients/gradient-method';
import { noisySteps } from './simulator/noisy-steps';
import { stepsOf } from './simulator/steps';
import { findEncoding } from './templates/encoding-table';

/** The key that a failure speaks of: gates by their place in the file, where they stand in it. */
function blamed({ code, place }: Failure, quantum: QuantumConfig): Path {
  const layer: Path = ['model', 'quantum'];
  if (code === 'quantum-run.gradient-impossible') return [...layer, 'gradient'];
  if (code === 'quantum-run.bad-noise') return [...layer, 'noise'];
  if (code === 'quantum.template') return [...layer, 'ansatz'];
  const path = parsePath(place.path ?? '');
  if (path[2] !== 'operations' || quantum.ansatz !== 'custom') return layer;
  // Its own gates stand behind those of the encoding.
  const index = Number(path[3]) - encodedGates(quantum);
  return index < 0 ? layer : [...path.slice(0, 3), index, ...path.slice(4)];
}

function encodedGates({ encoding, qubits, rotation, encodingRepeats, entanglement, features }: QuantumConfig): number {
  const options = {
    ...{ qubits, rotation },
    ...(encodingRepeats !== undefined && { repeats: encodingRepeats }),
    ...(entanglement !== undefined && { entanglement }),
    ...(features !== undefined && { features }),
  };
  return findEncoding(encoding)?.operations(options).length ?? 0;
}

/** What the experiment language cannot know of its circuit: whether the templates take these qubits, and the gates these wires. */
export const circuitCheck: Check = {
  reads: at('model.quantum'),
  run({ config }) {
    const { quantum } = config.model;
    if (quantum === 'none') return [];
    try {
      const { circuit } = experimentCircuit(quantum);
      gradientMethod(stepsOf(circuit), quantum);
      if (quantum.noise !== undefined) noisySteps(circuit, stepsOf(circuit), quantum.noise);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const path = blamed(error, quantum);
      const part = path.length === 2 ? 'key' : 'value';
      return [finding('error', error.code, path, error.what, error.remedy, { part })];
    }
  },
};
