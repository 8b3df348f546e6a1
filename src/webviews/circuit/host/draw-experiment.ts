import { parseExperiment } from '../../../experiment/parse';
import type { Problem } from '../../../experiment/problem';
import type { QuantumConfig } from '../../../experiment/schema/quantum';
import { experimentCircuit } from '../../../quantum/experiment-circuit';
import { isLargeCircuit, largeCircuit, quickCircuitCheck } from '../../../quantum/quick-circuit-check';
import type { CircuitSettings, CircuitSnapshot } from '../contract';

type Note = NonNullable<CircuitSnapshot['note']>;
export type Drawn = NonNullable<CircuitSnapshot['drawn']>;

/** The circuit of an experiment's text, or why there is none. */
export type DrawnExperiment = { readonly drawn: Drawn; readonly settings: CircuitSettings } | { readonly note: Note };

/**
 * The circuit is built once: the check that would build it too is asked only where that fails, for what to tell. What stands
 * in the way of training alone (a gradient that cannot be had) is told in the file, not here.
 */
export function drawExperiment(text: string, file: string): DrawnExperiment {
  const { config, problems } = parseExperiment(text, file);
  if (config === undefined) return { note: firstOf(problems) };
  const { quantum } = config.model;
  if (quantum === 'none') return { note: noQuantumLayer };
  if (isLargeCircuit(quantum)) {
    const { what, remedy } = largeCircuit(quantum);
    return { note: { what, remedy } };
  }
  try {
    return { drawn: drawCircuit(quantum), settings: settingsOf(quantum) };
  } catch (thrown) {
    const checked = parseExperiment(text, file, { checks: [quickCircuitCheck] });
    if (checked.config !== undefined) throw thrown;
    return { note: firstOf(checked.problems) };
  }
}

function firstOf(problems: readonly Problem[]): Note {
  const [first, ...more] = problems.filter(({ severity }) => severity === 'error');
  const others = more.length === 0 ? '' : ` (and ${more.length} more)`;
  const what = `Line ${first?.range.start.line ?? 1}: ${first?.what ?? 'the file cannot be read.'}${others}`;
  return { what, remedy: first?.remedy ?? '' };
}

export const noQuantumLayer: Note = {
  what: 'This experiment has no quantum layer: `model.quantum` is `none`.',
  remedy: 'Give `model.quantum` some qubits to see a circuit.',
};

/** Throws a Failure where the parts of the layer do not fit. */
export function drawCircuit(quantum: QuantumConfig): Drawn {
  const { circuit, sections } = experimentCircuit(quantum);
  // What is drawn is never changed, only sent
  return { circuit, sections } as unknown as Drawn;
}

function settingsOf({ qubits, encoding, ansatz, layers, reuploading = false }: QuantumConfig): CircuitSettings {
  return { qubits, encoding, ansatz, layers, reuploading };
}
