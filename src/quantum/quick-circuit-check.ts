import { finding, type Check } from '../experiment/checks/check';
import type { Finding } from '../experiment/problem';
import type { QuantumConfig } from '../experiment/schema/quantum';
import { circuitCheck } from './circuit-check';
import { roughCircuitSize } from './circuit-size';

/** In gates and amplitudes. */
const largest = 20_000;

/** Whether a layer's circuit takes too long to be built where somebody types or looks: a few lines can ask for millions of gates. */
export function isLargeCircuit(quantum: QuantumConfig): boolean {
  return roughCircuitSize(quantum) > largest;
}

/** The circuit's check for editors and lists: a large circuit is not built, and a warning says so. */
export const quickCircuitCheck = {
  reads: circuitCheck.reads,
  run(context) {
    const { quantum } = context.config.model;
    if (quantum === 'none' || !('run' in circuitCheck)) return [];
    return isLargeCircuit(quantum) ? [largeCircuit(quantum)] : circuitCheck.run(context);
  },
} satisfies Check;

export function largeCircuit(quantum: QuantumConfig): Finding {
  return finding(
    'warning',
    'large-circuit',
    ['model', 'quantum'],
    `The circuit has about ${roughCircuitSize(quantum).toLocaleString('en-GB')} gates and amplitudes.`,
    'It is not checked while you type, and training it will take very long: fewer layers, repeats or qubits would help.',
    { part: 'key' },
  );
}
