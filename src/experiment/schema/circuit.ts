import { Type, type Static } from '@sinclair/typebox';
import { about, keys } from './annotations';

const Index = Type.Integer({ minimum: 0, maximum: 1_000_000 });

const Expression = keys(
  {
    input: Type.Optional(Index),
    input2: Type.Optional(Index),
    weight: Type.Optional(Index),
    scale: Type.Optional(Type.Number()),
    offset: Type.Optional(Type.Number()),
    shift: Type.Optional(Type.Number()),
  },
  about(
    'Parameter',
    'scale × input × input2 × weight + offset, with the factors that are named; with `shift`, each input x enters as (shift − x). Inputs and weights are counted from 0.',
    { examples: [{ input: 0 }, { weight: 3 }, { input: 1, weight: 2 }, { input: 0, scale: 2, offset: 0.5 }] },
  ),
);

const Parameter = Type.Union([Type.Number(), Expression]);

/** One gate of a circuit, as it stands in `CIRCUIT.json` and in an experiment's `operations`. */
export const Operation = keys(
  {
    gate: Type.String(
      about('Gate', 'A name of the gate table.', {
        examples: ['H', 'RX', 'Rot', 'CNOT', 'CRZ', 'IsingZZ', 'PauliRot'],
      }),
    ),
    wires: Type.Array(Index, {
      minItems: 1,
      maxItems: 64,
      ...about('Wires', 'The wires it acts on, from 0; controls stand first.'),
    }),
    parameters: Type.Optional(
      Type.Array(Parameter, {
        maxItems: 2 ** 24,
        ...about('Parameters', 'Angles in radians (amplitudes for StatePrep): numbers, inputs or weights.'),
      }),
    ),
    pauli: Type.Optional(
      Type.String(about('Pauli word', 'For PauliRot: one letter of I X Y Z a wire.', { examples: ['XY', 'ZIZ'] })),
    ),
    matrix: Type.Optional(
      Type.Array(Type.Array(Type.Tuple([Type.Number(), Type.Number()])), {
        maxItems: 4096,
        ...about('Matrix', 'For QubitUnitary: rows of [re, im] pairs; the first wire is the most significant bit.'),
      }),
    ),
    normalise: Type.Optional(
      Type.Boolean(about('Normalise', 'For StatePrep: divide the amplitudes by their norm; otherwise it has to be 1.')),
    ),
  },
  about('Operation', 'One gate on some wires.', {
    examples: [
      { gate: 'RX', wires: [0], parameters: [{ input: 0 }] },
      { gate: 'CNOT', wires: [0, 1] },
    ],
  }),
);
export type OperationConfig = Static<typeof Operation>;

const Word = Type.String(
  about('Pauli word', 'One letter of I X Y Z for each wire of the circuit, wire 0 first.', { examples: ['ZI'] }),
);
const Term = keys(
  { coefficient: Type.Number(), pauli: Word },
  about('Term', 'A Pauli word times a number.', { examples: [{ coefficient: 0.5, pauli: 'XY' }] }),
);

/** What is measured. */
export const Observable = Type.Union(
  [
    keys({ pauli: Word }, about('Pauli word', 'The expectation of a Pauli word.')),
    keys(
      { terms: Type.Array(Term, { minItems: 1, maxItems: 100_000 }) },
      about('Sum', 'The expectation of a sum of Pauli words.'),
    ),
    keys(
      { projector: Type.String(), wires: Type.Optional(Type.Array(Index, { minItems: 1 })) },
      about('Projector', 'The probability of these bits on these wires (all where left out).', {
        examples: [{ projector: '01' }],
      }),
    ),
    keys(
      { probabilities: Type.Array(Index, { minItems: 1 }) },
      about('Probabilities', 'The probability of every bit string of these wires: 2^wires numbers.', {
        examples: [{ probabilities: [0, 1] }],
      }),
    ),
    keys({ variance: Word }, about('Variance', 'The variance of a Pauli word: 1 − ⟨P⟩².')),
  ],
  about('Observable', 'What is measured; each gives one number, `probabilities` 2^wires.'),
);
export type ObservableConfig = Static<typeof Observable>;

/** `CIRCUIT.json`. */
export const CircuitDocument = keys(
  {
    qubits: Type.Integer({ minimum: 1, maximum: 40, ...about('Qubits', 'Number of wires.') }),
    operations: Type.Array(Operation, {
      maxItems: 1_000_000,
      ...about('Operations', 'The gates in the order they are applied.'),
    }),
    observables: Type.Array(Observable, { maxItems: 100_000, ...about('Observables', 'What is measured, in order.') }),
    weights: Type.Optional(
      Type.Array(Type.Number(), {
        maxItems: 2 ** 24,
        ...about('Weights', 'Trained values of weight 0, 1, …, as a run writes them beside its circuit.'),
      }),
    ),
  },
  about(
    'Quantum circuit',
    'A circuit as data: gates with constant, input and weight parameters, and what is measured. Wire 0 is the most significant bit of a basis state.',
  ),
);
