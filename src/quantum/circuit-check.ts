import { at, finding, type Check } from '../experiment/checks/check';
import { Failure } from '../shared/failure';
import { experimentCircuit } from './experiment-circuit';
import { checkCircuit } from './validation';

/** What the experiment language cannot know of its circuit: whether the templates take these qubits, and the gates these wires. */
export const circuitCheck: Check = {
  reads: at('model.quantum'),
  run({ config }) {
    const { quantum } = config.model;
    if (quantum === 'none') return [];
    try {
      checkCircuit(experimentCircuit(quantum).circuit);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [finding('error', error.code, ['model', 'quantum'], error.what, error.remedy)];
    }
  },
};
