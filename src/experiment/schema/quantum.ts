import { Type, type Static } from '@sinclair/typebox';
import { about, keys } from './annotations';
import { Noise } from './noise';
import { Operation } from './circuit';
import { Ansatz, Encoding, Entanglement, InputScaling } from './circuit-templates';

const Rotation = Type.Union(
  [
    Type.Literal('X', { description: 'RX: |0⟩ moves through the y–z plane; the usual choice.' }),
    Type.Literal('Y', { description: 'RY: amplitudes stay real.' }),
    Type.Literal('Z', {
      description: 'RZ: only phases change; on |0⟩ this does nothing unless a gate before it makes a superposition.',
    }),
  ],
  {
    default: 'X',
    ...about('Rotation axis', 'The axis of the encoding rotation. Read by `AngleEmbedding` only.'),
  },
);

const Observables = Type.Union(
  [
    Type.Literal('Z', { description: '⟨Z⟩ of every qubit: as many outputs as qubits; the usual choice.' }),
    Type.Literal('X', { description: '⟨X⟩ of every qubit.' }),
    Type.Literal('Y', { description: '⟨Y⟩ of every qubit.' }),
    Type.Literal('probabilities', {
      description: 'The probability of each of the 2ⁿ basis states: for few qubits.',
    }),
    Type.Array(
      Type.String({
        ...about(
          'Pauli word',
          'One letter of I, X, Y, Z for each qubit, qubit 0 first: `ZZII` measures the parity of the first two of four qubits.',
        ),
        pattern: '^[IXYZ]+$',
        patternText: 'only the letters I, X, Y and Z',
        examples: ['ZIII', 'ZZII', 'XXXX'],
      }),
      {
        minItems: 1,
        maxItems: 1024,
        description: 'A list of Pauli words; each gives one output.',
      },
    ),
  ],
  {
    default: 'Z',
    ...about(
      'Observables',
      'What is measured; each expectation value lies in −1 … 1 and is one feature for the classifier. Words on few qubits keep gradients larger than words on all of them.',
      {
        paper: 'Cerezo, Sone, Volkoff, Cincio, Coles 2021, Nat. Commun. 12, 1791',
        examples: ['Z', ['ZIII', 'IZII', 'ZZII']],
      },
    ),
  },
);

const Gradient = Type.Union(
  [
    Type.Literal('adjoint', {
      description: 'Exact and fast: one pass back through the circuit for all parameters. For simulation only.',
    }),
    Type.Literal('parameter-shift', {
      description:
        'Exact by running the circuit at shifted parameters: what hardware can do, with shots and noise too; costs two or more circuits for each parameter.',
    }),
    Type.Literal('spsa', {
      description: 'All parameters moved at once at random: two circuits however many there are; unbiased but noisy.',
    }),
    Type.Literal('finite-difference', {
      description: 'Central differences: slow and approximate, for checking the others.',
    }),
  ],
  {
    ...about(
      'Gradient',
      'How the circuit is differentiated. `adjoint` and `parameter-shift` are exact, so results agree; the latter shows what training on a device would cost. `adjoint` cannot be had with shots or noise.',
      {
        defaultText: 'adjoint; parameter-shift with shots or noise',
        paper:
          'Jones, Gacon 2020, arXiv:2009.02823; Schuld et al. 2019, Phys. Rev. A 99, 032331; Spall 1992, IEEE TAC 37, 332',
      },
    ),
  },
);

const Placement = Type.Union(
  [
    Type.Literal('series', {
      description: 'Features go through the circuit to the classifier: it is a bottleneck that nothing gets round.',
    }),
    Type.Literal('parallel', {
      description:
        'The classifier sees the dense features and, beside them, the circuit’s expectations: the network can ignore the circuit.',
    }),
  ],
  {
    default: 'series',
    ...about(
      'Placement',
      'Where the quantum layer sits: in series before the classifier, or in parallel with the dense features.',
    ),
  },
);

const InputNormalisation = Type.Union(
  [
    Type.Literal('batch', {
      description: 'Batch normalisation of each feature, then tanh·π/2, so that the angles use their whole range.',
    }),
    Type.Literal('none', { description: 'Features go in as they are (angles: tanh·π/2 alone).' }),
  ],
  {
    ...about(
      'Input normalisation',
      'What happens to the features before they are encoded. Without it a bottleneck of a few angles tends to collapse: on the brain-tumour example accuracy fell from 97 % to 73 %, with one class never predicted.',
      {
        paper: 'Ioffe, Szegedy 2015, arXiv:1502.03167',
        defaultText: '`batch`; `none` with `AmplitudeEmbedding`, which scales its input itself',
      },
    ),
  },
);

export const Quantum = keys(
  {
    qubits: Type.Integer({
      minimum: 1,
      maximum: 24,
      default: 4,
      ...about(
        'Qubits',
        'Number of wires. With angle encoding it is also the number of features that pass through the layer. Time and memory double with each one.',
        { formula: 'state: 2ⁿ complex amplitudes of 8 bytes for each image', examples: [2, 4, 6, 8, 10] },
      ),
    }),
    encoding: Encoding,
    rotation: Rotation,
    ansatz: Ansatz,
    layers: Type.Integer({
      minimum: 1,
      maximum: 64,
      default: 3,
      ...about(
        'Layers',
        'How often the ansatz is repeated. More layers can express more; deep circuits on many qubits have vanishing gradients (barren plateaus).',
        { paper: 'McClean et al. 2018, Nat. Commun. 9, 4812', examples: [1, 2, 3, 5] },
      ),
    }),
    entanglement: Type.Optional(Entanglement),
    encodingRepeats: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 64,
        ...about('Encoding repeats', 'How often IQPEmbedding or ZZFeatureMap is applied in a row before the ansatz.', {
          defaultText: '1 (Qiskit’s ZZFeatureMap has 2)',
        }),
      }),
    ),
    reuploading: Type.Optional(
      Type.Boolean(
        about(
          'Data re-uploading',
          'Encodes the features again before every layer of the ansatz: each layer adds frequencies that the circuit can express.',
          { defaultText: 'false', paper: 'Pérez-Salinas et al. 2020, Quantum 4, 226' },
        ),
      ),
    ),
    inputScaling: Type.Optional(InputScaling),
    features: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 16777216,
        ...about(
          'Features',
          'Number of features that AmplitudeEmbedding reads; the rest of the 2ⁿ amplitudes is padding.',
          {
            defaultText: '2ⁿ for AmplitudeEmbedding on n qubits',
          },
        ),
      }),
    ),
    padWith: Type.Optional(
      Type.Number({
        minimum: -1000,
        maximum: 1000,
        ...about(
          'Padding',
          'What AmplitudeEmbedding fills the amplitudes without a feature with, before scaling to length 1.',
          { defaultText: '0' },
        ),
      }),
    ),
    structureSeed: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 4294967295,
        ...about(
          'Structure seed',
          'Which gates and wires RandomLayers draws: the same seed gives the same circuit in PennyLane.',
          {
            defaultText: '42',
          },
        ),
      }),
    ),
    operations: Type.Optional(
      Type.Array(Operation, {
        minItems: 1,
        ...about('Operations', 'The gates of the ansatz `custom`, in the order they are applied.'),
      }),
    ),
    observables: Observables,
    gradient: Gradient,
    shots: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000000,
        ...about(
          'Shots',
          'Estimate every expectation value from so many seeded measurements, as a device would; the error of one value is at most 1/√shots.',
          { defaultText: 'exact expectation values' },
        ),
      }),
    ),
    noise: Type.Optional(Noise),
    placement: Placement,
    inputNormalisation: InputNormalisation,
    learningRateScale: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 10,
      ...about(
        'Learning-rate scale',
        'Learning rate of the head (input projection, circuit, classifier) as a multiple of the network’s. Circuit angles need larger steps than convolution kernels; with 1 a four-qubit head learns far too slowly.',
        { formula: 'head rate = training.optimiser.learningRate × this', examples: [1, 3, 10, 30] },
      ),
    }),
  },
  about(
    'Quantum layer',
    'The circuit between the dense features and the classifier. Left out, it is 4 qubits, AngleEmbedding (RX), 3 StronglyEntanglingLayers and ⟨Z⟩ of every qubit.',
  ),
);
export type QuantumConfig = Static<typeof Quantum>;
