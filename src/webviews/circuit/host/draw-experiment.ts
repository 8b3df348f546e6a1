import { parseExperiment } from '../../../experiment/parse';
import type { QuantumConfig } from '../../../experiment/schema/quantum';
import { experimentCircuit } from '../../../quantum/experiment-circuit';
import { isLargeCircuit, largeCircuit, quickCircuitCheck } from '../../../quantum/quick-circuit-check';
import type { CircuitSettings, CircuitSnapshot } from '../contract';

type Note = NonNullable<CircuitSnapshot['note']>;
export type Drawn = NonNullable<CircuitSnapshot['drawn']>;

/** The circuit of an experiment's text, or why there is none. */
export type DrawnExperiment = { readonly drawn: Drawn; readonly settings: CircuitSettings } | { readonly note: Note };

export function drawExperiment(text: string, file: string): DrawnExperiment {
  const { config, problems } = parseExperiment(text, file, { checks: [quickCircuitCheck] });
  if (config === undefined) {
    const [first, ...more] = problems.filter(({ severity }) => severity === 'error');
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
    const what = `Line ${first?.range.start.line ?? 1}: ${first?.what ?? 'the file cannot be read.'}${others}`;
    return { note: { what, remedy: first?.remedy ?? '' } };
  }
  const { quantum } = config.model;
  if (quantum === 'none') return { note: noQuantumLayer };
  if (isLargeCircuit(quantum)) {
    const { what, remedy } = largeCircuit(quantum);
    return { note: { what, remedy } };
  }
  return { drawn: drawCircuit(quantum), settings: settingsOf(quantum) };
}

export const noQuantumLayer: Note = {
  what: 'This experiment has no quantum layer: `model.quantum` is `none`.',
  remedy: 'Give `model.quantum` some qubits to see a circuit.',
};

/** Throws a Failure where the parts of the layer do not fit. */
export function drawCircuit(quantum: QuantumConfig): Drawn {
  const { circuit, sections } = experimentCircuit(quantum);
  return structuredClone({ circuit, sections }) as Drawn;
}

function settingsOf({ qubits, encoding, ansatz, layers, reuploading = false }: QuantumConfig): CircuitSettings {
  return { qubits, encoding, ansatz, layers, reuploading };
}
