import { Type, type Static } from '@sinclair/typebox';
import { about, keys } from './annotations';

const Encoding = Type.Union(
  [
    Type.Literal('AngleEmbedding', {
      description:
        'One feature per qubit, as the angle of a rotation: shallow, easy to train, 2π-periodic in each input.',
    }),
    Type.Literal('AmplitudeEmbedding', {
      description:
        'Up to 2ⁿ features as the amplitudes of the state, padded with 0 and scaled to length 1: many features on few qubits, but the overall size of the input is lost.',
    }),
    Type.Literal('IQPEmbedding', {
      description:
        'Hadamards, RZ of each feature and ZZ rotations by products of pairs (Havlíček et al. 2019): features interact inside the encoding.',
    }),
    Type.Literal('ZZFeatureMap', {
      description:
        'Qiskit’s second-order Pauli-Z expansion, phases 2x and 2(π − x)(π − y): the feature map of Havlíček et al. 2019 in Qiskit’s convention.',
    }),
  ],
  {
    default: 'AngleEmbedding',
    ...about(
      'Encoding',
      'How the features of an image become a quantum state. Which functions the layer can learn at all depends on it more than on anything else: a circuit is a Fourier series in its inputs whose frequencies the encoding fixes.',
      { paper: 'Schuld, Sweke, Meyer 2021, Phys. Rev. A 103, 032430' },
    ),
  },
);

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

const Ansatz = Type.Union(
  [
    Type.Literal('StronglyEntanglingLayers', {
      description:
        'Per layer a general rotation (3 angles) on each qubit, then a ring of CNOTs whose range grows from layer to layer (Schuld et al. 2020). 3·qubits·layers weights.',
    }),
    Type.Literal('BasicEntanglerLayers', {
      description: 'Per layer one RX on each qubit, then a ring of CNOTs between neighbours. qubits·layers weights.',
    }),
  ],
  {
    default: 'StronglyEntanglingLayers',
    ...about(
      'Ansatz',
      'The trainable part of the circuit, repeated `layers` times. Names and conventions (order of weights, ranges of entanglers) are PennyLane’s or Qiskit’s, so that a circuit can be checked there.',
      { paper: 'Schuld, Bocharov, Svore, Wiebe 2020, Phys. Rev. A 101, 032308' },
    ),
  },
);

const Observables = Type.Union(
  [
    Type.Literal('Z', { description: '⟨Z⟩ of every qubit: as many outputs as qubits; the usual choice.' }),
    Type.Literal('X', { description: '⟨X⟩ of every qubit.' }),
    Type.Literal('Y', { description: '⟨Y⟩ of every qubit.' }),
    Type.Array(
      Type.String({
        ...about(
          'Pauli word',
          'One letter of I, X, Y, Z for each qubit, qubit 0 first: `ZZII` measures the parity of the first two of four qubits.',
        ),
        pattern: '^[IXYZ]+$',
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
        'Exact by running the circuit at shifted parameters: what hardware can do; costs two or more circuits for each parameter.',
    }),
  ],
  {
    default: 'adjoint',
    ...about(
      'Gradient',
      'How the circuit is differentiated. Both are exact, so results agree; `parameter-shift` shows what training on a device would cost.',
      { paper: 'Jones, Gacon 2020, arXiv:2009.02823; Schuld et al. 2019, Phys. Rev. A 99, 032331' },
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
    default: 'batch',
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
    observables: Observables,
    gradient: Gradient,
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
