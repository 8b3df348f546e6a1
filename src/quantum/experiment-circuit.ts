import type { QuantumConfig } from '../experiment/schema/quantum';
import type { Circuit, Observable } from './circuit';
import { countOf } from './compose';
import { findAnsatz } from './templates/ansatz-table';
import { findEncoding } from './templates/encoding-table';
import { range } from './templates/template';

/** A circuit with the number of its inputs and of its weights. */
export interface ExperimentCircuit {
  readonly circuit: Circuit;
  /** Circuit inputs: one a wire for angle encodings, up to 2^qubits for amplitude embedding. */
  readonly features: number;
  readonly weights: number;
}

/** The circuit that an experiment's `model.quantum` describes: encoding, ansatz, observables. */
export function experimentCircuit(config: QuantumConfig): ExperimentCircuit {
  const { qubits, rotation, layers } = config;
  const encoding = findEncoding(config.encoding);
  const ansatz = findAnsatz(config.ansatz);
  if (encoding === undefined || ansatz === undefined) throw new Error('the schema names a template that has no row');
  const operations = [...encoding.operations({ qubits, rotation }), ...ansatz.blocks({ qubits, layers }).flat()];
  return {
    circuit: { qubits, operations, observables: observablesOf(config) },
    features: encoding.inputs({ qubits }),
    weights: countOf('weight', operations),
  };
}

function observablesOf({ observables, qubits }: QuantumConfig): readonly Observable[] {
  if (typeof observables !== 'string') return observables.map((pauli) => ({ pauli }));
  return range(qubits).map((wire) => ({
    pauli: range(qubits)
      .map((k) => (k === wire ? observables : 'I'))
      .join(''),
  }));
}
