import { stateBytes } from '../../experiment/checks/quantum-memory';
import type { FilledExperiment } from '../document/experiment-document';

/** What the states of a batch take in memory, here and with one qubit more. */
export function stateMemory({ model: { quantum }, training: { batchSize } }: FilledExperiment): string {
  if (quantum === 'none') return '';
  const { qubits, gradient } = quantum;
  const batch = (wires: number): string => bytesText(stateBytes(wires, batchSize, gradient));
  return [
    `**Here:** ${(2 ** qubits).toLocaleString('en-GB')} amplitudes, ${bytesText(2 ** qubits * 8)} for the state of one image; `,
    `${batch(qubits)} for a batch of ${batchSize} with the \`${gradient}\` gradient (${batch(qubits + 1)} with ${qubits + 1} qubits).`,
  ].join('');
}

/** `128 bytes`, `12 KiB`, `1.5 GiB`. */
export function bytesText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  const value = bytes / 1024 ** power;
  return `${value >= 10 || Number.isInteger(value) ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ''}`;
}
