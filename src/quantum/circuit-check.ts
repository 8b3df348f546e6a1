import { at, finding, type Check } from '../experiment/checks/check';
import { Failure } from '../shared/failure';
import { experimentCircuit } from './experiment-circuit';
import { gradientMethod } from './gradients/gradient-method';
import { noisySteps } from './simulator/noisy-steps';
import { stepsOf } from './simulator/steps';
import { checkCircuit } from './validation';

/** What the experiment language cannot know of its circuit: whether the templates take these qubits, and the gates these wires. */
export const circuitCheck: Check = {
  reads: at('model.quantum'),
  run({ config }) {
    const { quantum } = config.model;
    if (quantum === 'none') return [];
    try {
      const { circuit } = experimentCircuit(quantum);
      checkCircuit(circuit);
      gradientMethod(stepsOf(circuit), quantum);
      if (quantum.noise !== undefined) noisySteps(circuit, stepsOf(circuit), quantum.noise);
      return [];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return [finding('error', error.code, ['model', 'quantum'], error.what, error.remedy)];
    }
  },
};
