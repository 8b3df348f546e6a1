import { didYouMean } from '../did-you-mean';
import { Failure, type Place } from '../failure';

/** Reading and writing circuits in other formats. */
export const circuitFileFailures = {
  notJson: (problem: string, place: Place) =>
    new Failure(
      'circuit-file.not-json',
      `This is not JSON: ${problem}.`,
      'Write a circuit as described in docs/quantum.md.',
      place,
    ),
  wrongShape: (path: string, problem: string, place: Place) =>
    new Failure(
      'circuit-file.wrong-shape',
      `${path === '' ? 'The circuit' : path} is wrong: ${problem}.`,
      'See the form of CIRCUIT.json in docs/quantum.md.',
      place,
    ),
  unknownKey: (path: string, key: string, known: readonly string[], place: Place) =>
    new Failure(
      'circuit-file.unknown-key',
      `${path === '' ? 'A circuit' : path} has no key '${key}'.${didYouMean(key, known)}`,
      known.length === 0 ? '' : `Keys: ${known.join(', ')}.`,
      place,
    ),
  syntax: (problem: string, place: Place) =>
    new Failure('circuit-file.qasm-syntax', `${problem}.`, 'Correct the OpenQASM at this place.', place),
  unsupported: (what: string, place: Place) =>
    new Failure(
      'circuit-file.qasm-unsupported',
      `${what} cannot be read: a circuit here is gates on qubits, then measurements.`,
      'Unroll or remove it before reading the file.',
      place,
    ),
  tooLarge: (what: string, limit: number, place: Place) =>
    new Failure(
      'circuit-file.too-large',
      `The circuit has more than ${limit} ${what}.`,
      'Split the circuit, or write it with fewer gates.',
      place,
    ),
  notWritable: (what: string, format: string, place: Place) =>
    new Failure(
      'circuit-file.not-writable',
      `${what} cannot be written in ${format}.`,
      'Write the circuit as JSON, PennyLane or Qiskit instead.',
      place,
    ),
  needsNumbers: (what: string, format: string, count: number) =>
    new Failure(
      'circuit-file.needs-numbers',
      `${format} has no free parameters here, but the circuit takes ${count} ${what}.`,
      `Give the ${what} as numbers (--${what}).`,
    ),
  wrongCount: (what: string, expected: number, found: number) =>
    new Failure(
      'circuit-file.wrong-count',
      `The circuit takes ${expected} ${what}, but ${found} are given.`,
      'Give one number for each.',
    ),
};
