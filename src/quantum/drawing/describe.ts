import type { Circuit, Operation } from '../circuit';
import { gateNamed } from '../gates/gate-table';
import { gateLabels } from './labels';
import { plainText } from './markup';

/** A gate in words: `CNOT, control q0, target q1`, `RX(x₀) on q0`. */
export function operationText(operation: Operation): string {
  const { gate, wires, pauli } = operation;
  const { controls } = gateNamed(gate).drawing;
  const detail = plainText(gateLabels(operation).detail);
  const name = `${gate}${pauli === undefined ? '' : ` ${pauli}`}${detail === '' ? '' : `(${detail})`}`;
  const list = (which: readonly number[]): string => which.map((wire) => `q${wire}`).join(', ');
  if (controls === 0) return `${name} on ${list(wires)}`;
  return `${name}, control ${list(wires.slice(0, controls))}, target ${list(wires.slice(controls))}`;
}

/** The circuit in one sentence, for who cannot see it. */
export function circuitText({ qubits, operations, observables }: Circuit): string {
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  return `Circuit of ${count(qubits, 'wire')} and ${count(operations.length, 'gate')}, ${count(observables.length, 'observable')} measured`;
}
