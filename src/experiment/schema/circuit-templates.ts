import { Type } from '@sinclair/typebox';
import { about } from './annotations';

/** A union of names, each with a sentence. */
function names<N extends string>(sentences: Readonly<Record<N, string>>, options: object) {
  const entries = Object.entries<string>(sentences);
  return Type.Unsafe<N>(
    Type.Union(
      entries.map(([name, description]) => Type.Literal(name, { description })),
      options,
    ),
  );
}

export const Encoding = names(
  {
    AngleEmbedding:
      'One feature per qubit, as the angle of a rotation: shallow, easy to train, 2π-periodic in each input.',
    AmplitudeEmbedding:
      'Up to 2ⁿ features as the amplitudes of the state, padded with 0 and scaled to length 1: many features on few qubits, but the overall size of the input is lost.',
    BasisEmbedding: 'One bit per qubit: features 0 and 1 become a basis state. For data that is binary.',
    IQPEmbedding:
      'Hadamards, RZ of each feature and ZZ rotations by products of pairs (Havlíček et al. 2019): features interact inside the encoding.',
    ZZFeatureMap:
      'Qiskit’s second-order Pauli-Z expansion, phases 2x and 2(π − x)(π − y): the feature map of Havlíček et al. 2019 in Qiskit’s convention.',
    none: 'No encoding of its own: the gates in `operations` read the inputs. Only with the ansatz `custom`.',
  },
  {
    default: 'AngleEmbedding',
    ...about(
      'Encoding',
      'How the features of an image become a quantum state. Which functions the layer can learn at all depends on it more than on anything else: a circuit is a Fourier series in its inputs whose frequencies the encoding fixes.',
      { paper: 'Schuld, Sweke, Meyer 2021, Phys. Rev. A 103, 032430' },
    ),
  },
);

export const Ansatz = names(
  {
    StronglyEntanglingLayers:
      'Per layer a general rotation (3 angles) on each qubit, then a ring of CNOTs whose range grows from layer to layer (Schuld et al. 2020). 3·qubits·layers weights.',
    BasicEntanglerLayers:
      'Per layer one RX on each qubit, then a ring of CNOTs between neighbours. qubits·layers weights.',
    SimplifiedTwoDesign:
      'RY on each qubit, then layers of CZ on even and odd pairs with two RY each (Cerezo et al. 2021). qubits + 2·layers·(qubits − 1) weights.',
    RandomLayers:
      'Rotations of random axes on random qubits and CNOTs on random pairs; `structureSeed` fixes which. qubits·layers weights.',
    RealAmplitudes:
      'Qiskit’s: RY on each qubit and CNOTs by `entanglement`; amplitudes stay real. qubits·(layers + 1) weights.',
    EfficientSU2: 'Qiskit’s: RY and RZ on each qubit and CNOTs by `entanglement`. 2·qubits·(layers + 1) weights.',
    MPS: 'Matrix product state: two-qubit blocks down the chain (Huggins et al. 2019).',
    TTN: 'Tree tensor network: blocks join pairs of qubits level by level; 2, 4, 8 or 16 qubits (Huggins et al. 2019).',
    MERA: 'A tree with disentanglers between its branches; 2, 4, 8 or 16 qubits (Vidal 2008).',
    QCNN: 'Quantum convolutional network: two-qubit convolutions, then pooling, down to one qubit (Cong, Choi, Lukin 2019); `layers` convolutions before each pooling.',
    Sim1: 'Circuit 1 of Sim et al. 2019: RX and RZ, nothing entangled.',
    Sim2: 'Circuit 2 of Sim et al. 2019: RX, RZ and a chain of CNOTs.',
    Sim3: 'Circuit 3 of Sim et al. 2019: RX, RZ and a chain of CRZ.',
    Sim4: 'Circuit 4 of Sim et al. 2019: RX, RZ and a chain of CRX.',
    Sim5: 'Circuit 5 of Sim et al. 2019: RX, RZ, CRZ from each qubit to each other, RX, RZ.',
    Sim6: 'Circuit 6 of Sim et al. 2019: RX, RZ, CRX from each qubit to each other, RX, RZ: the most expressible.',
    Sim7: 'Circuit 7 of Sim et al. 2019: RX, RZ and CRZ on even, then on odd pairs.',
    Sim8: 'Circuit 8 of Sim et al. 2019: RX, RZ and CRX on even, then on odd pairs.',
    Sim9: 'Circuit 9 of Sim et al. 2019: Hadamards, a chain of CZ, RX.',
    Sim10: 'Circuit 10 of Sim et al. 2019: RY and a ring of CZ.',
    Sim11: 'Circuit 11 of Sim et al. 2019: RY, RZ and CNOTs in a brick wall.',
    Sim12: 'Circuit 12 of Sim et al. 2019: RY, RZ and CZs in a brick wall.',
    Sim13: 'Circuit 13 of Sim et al. 2019: RY and two rings of CRZ.',
    Sim14: 'Circuit 14 of Sim et al. 2019: RY and two rings of CRX.',
    Sim15: 'Circuit 15 of Sim et al. 2019: RY and two rings of CNOTs.',
    Sim16: 'Circuit 16 of Sim et al. 2019: RX, RZ, CRZ on even and odd pairs.',
    Sim17: 'Circuit 17 of Sim et al. 2019: RX, RZ, CRX on even and odd pairs.',
    Sim18: 'Circuit 18 of Sim et al. 2019: RX, RZ and a ring of CRZ.',
    Sim19: 'Circuit 19 of Sim et al. 2019: RX, RZ and a ring of CRX.',
    custom: 'The gates listed in `operations`, once; `layers` is not read.',
  },
  {
    default: 'StronglyEntanglingLayers',
    ...about(
      'Ansatz',
      'The trainable part of the circuit, repeated `layers` times. Names and conventions (order of weights, ranges of entanglers) are PennyLane’s or Qiskit’s, so that a circuit can be checked there.',
      { paper: 'Schuld, Bocharov, Svore, Wiebe 2020, Phys. Rev. A 101, 032308' },
    ),
  },
);

export const Entanglement = names(
  {
    linear: 'Each qubit with the next.',
    reverse_linear: 'The same from the last pair to the first: with CNOTs the same unitary as `full`.',
    circular: 'A ring: the last qubit with the first, then each with the next.',
    full: 'Every pair.',
    sca: 'Shifted circular alternating: the ring begins one qubit earlier in each layer, and controls and targets swap.',
  },
  about(
    'Entanglement',
    'Which qubits the CNOTs of `RealAmplitudes` and `EfficientSU2`, or the pairs of `ZZFeatureMap`, couple.',
    {
      defaultText: '`reverse_linear`; `full` for ZZFeatureMap, as in Qiskit',
      paper: 'Sim et al. 2019, Adv. Quantum Technol. 2, 1900070',
    },
  ),
);

export const InputScaling = names(
  {
    none: 'Features enter the rotations as they are.',
    trainable: 'Each encoding rotation’s angle is a weight times the feature (the weight starts like all others).',
  },
  about(
    'Input scaling',
    'Whether trainable weights multiply the features inside the circuit (AngleEmbedding only), so that it can learn its own frequencies.',
    { defaultText: '`none`', paper: 'Pérez-Salinas et al. 2020, Quantum 4, 226' },
  ),
);
