import { didYouMean } from '../did-you-mean';
import { Failure, type Place } from '../failure';

/** What may be wrong with a circuit before anything runs; `place.path` says where in it, as in `operations[3].wires[1]`. */
export const quantumFailures = {
  tooManyQubits: (qubits: number, most: number, place: Place) =>
    new Failure(
      'quantum.qubits',
      `A circuit of ${qubits} qubits cannot be used: 1 to ${most} can.`,
      'Use fewer qubits: memory and time double with each one.',
      place,
    ),
  unknownGate: (gate: string, meant: string | undefined, known: readonly string[], place: Place) =>
    new Failure(
      'quantum.unknown-gate',
      `There is no gate '${gate}'.${meant === undefined ? didYouMean(gate, known) : ` Did you mean '${meant}'?`}`,
      `Gates: ${known.join(', ')}.`,
      place,
    ),
  wireOutOfRange: (wire: number, qubits: number, place: Place) =>
    new Failure(
      'quantum.wire-out-of-range',
      `Wire ${wire} does not exist in a circuit of ${qubits} qubits.`,
      `Wires are counted from 0 to ${qubits - 1}.`,
      place,
    ),
  repeatedWire: (wire: number, place: Place) =>
    new Failure('quantum.repeated-wire', `Wire ${wire} is named twice.`, 'Name each wire once.', place),
  wireCount: (gate: string, expected: string, found: number, place: Place) =>
    new Failure(
      'quantum.wire-count',
      `${gate} acts on ${expected}, but ${found} ${found === 1 ? 'is' : 'are'} given.`,
      'Give it as many wires as it acts on; controls stand first.',
      place,
    ),
  parameterCount: (gate: string, expected: number, found: number, place: Place) =>
    new Failure(
      'quantum.parameter-count',
      `${gate} takes ${expected} parameter${expected === 1 ? '' : 's'}, but ${found} ${found === 1 ? 'is' : 'are'} given.`,
      'Give exactly as many.',
      place,
    ),
  badParameter: (problem: string, place: Place) =>
    new Failure(
      'quantum.bad-parameter',
      `A parameter cannot be used: ${problem}.`,
      'A parameter is a finite number, or scale × input × weight + offset with indices counted from 0.',
      place,
    ),
  pauliWord: (word: string, wires: number, place: Place) =>
    new Failure(
      'quantum.pauli-word',
      `'${word}' is no Pauli word on ${wires} wire${wires === 1 ? '' : 's'}.`,
      'Write one letter of I, X, Y, Z for each wire, the first wire first.',
      place,
    ),
  bits: (word: string, wires: number, place: Place) =>
    new Failure(
      'quantum.projector',
      `'${word}' is no basis state of ${wires} wire${wires === 1 ? '' : 's'}.`,
      'Write one 0 or 1 for each wire.',
      place,
    ),
  matrixShape: (wires: number, place: Place) =>
    new Failure(
      'quantum.matrix-shape',
      `The matrix of a QubitUnitary on ${wires} wire${wires === 1 ? '' : 's'} is not ${2 ** wires} × ${2 ** wires} finite [re, im] pairs.`,
      'Give 2^wires rows of 2^wires pairs.',
      place,
    ),
  notUnitary: (deviation: number, place: Place) =>
    new Failure(
      'quantum.not-unitary',
      `The matrix is not unitary: U†U differs from the identity by ${deviation.toExponential(1)}.`,
      'Give its entries with full digits; a measurement or a projection is no gate.',
      place,
    ),
  stateNotFirst: (wire: number, place: Place) =>
    new Failure(
      'quantum.state-not-first',
      `StatePrep prepares wire ${wire}, on which an earlier operation has acted.`,
      'Put StatePrep before all other operations on its wires.',
      place,
    ),
  amplitudes: (norm: number, place: Place) =>
    new Failure(
      'quantum.amplitudes',
      `The amplitudes of StatePrep have length ${norm}, not 1.`,
      'Normalise them, or set "normalise": true on the operation; amplitudes that are all zero are no state.',
      place,
    ),
  badObservable: (problem: string, place: Place) =>
    new Failure(
      'quantum.bad-observable',
      `An observable cannot be measured: ${problem}.`,
      'An observable is one of pauli, terms, projector, probabilities or variance.',
      place,
    ),
  template: (reason: string, place: Place) =>
    new Failure(
      'quantum.template',
      `This circuit cannot be built: ${reason}.`,
      'Change the encoding, the ansatz or the number of qubits.',
      place,
    ),
};
