import type { QuantumConfig } from '../experiment/schema/quantum';
import { findAnsatz } from './templates/ansatz-table';
import { findEncoding } from './templates/encoding-table';

/**
 * About how many gates and amplitudes an experiment's circuit has, from one layer and one encoding, without building it: a
 * few lines can ask for millions. 0 where the parts do not fit, which building it tells.
 */
export function roughCircuitSize(config: QuantumConfig): number {
  const { qubits, layers, entanglement, encodingRepeats = 1, reuploading, operations = [] } = config;
  const encoding = findEncoding(config.encoding);
  const ansatz = findAnsatz(config.ansatz);
  const coupled = entanglement === undefined ? {} : { entanglement };
  const uploads = reuploading === true ? layers : 1;
  if (config.encoding === 'AmplitudeEmbedding') return (config.features ?? 2 ** qubits) + qubits * layers;
  const one = { qubits, ...coupled };
  const encoded = encoding === undefined ? 0 : encoding.operations({ ...one, rotation: config.rotation }).length;
  const refused = ansatz?.refuses?.({ ...one, layers: 1 }) !== undefined;
  const block = refused ? 0 : (ansatz?.blocks({ ...one, layers: 1 }).flat() ?? operations).length;
  return encoded * encodingRepeats * uploads + block * layers;
}
