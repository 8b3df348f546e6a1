/** A whole group of keys to be filled in, as a snippet of VS Code; lines are indented from 0. */
export interface SectionSnippet {
  readonly label: string;
  readonly description: string;
  readonly lines: readonly string[];
}

const phantom: SectionSnippet = {
  label: 'phantom: built-in images',
  description: 'Procedural brain-MR-like slices in four classes; needs no files.',
  lines: ['source: phantom', 'imagesPerClass: ${1:300}'],
};

const folder: SectionSnippet = {
  label: 'folder: one folder for each class',
  description: 'Images in folders named after their classes, divided at random.',
  lines: ['source: folder', 'path: ${1:../data}', 'split:', '  kind: holdout', '  test: ${2:0.2}'],
};

const dividedFolder: SectionSnippet = {
  label: 'folder: divided into training and test',
  description: 'Folders for training and test, each with one folder for each class.',
  lines: ['source: folder', 'path: ${1:../data}', 'train: ${2:Training}', 'test: ${3:Testing}'],
};

const manifest: SectionSnippet = {
  label: 'manifest: a CSV table',
  description: 'A table names images, labels and patients; no patient is on both sides of the split.',
  lines: [
    'source: manifest',
    'manifest: ${1:../data/manifest.csv}',
    'columns:',
    '  path: ${2:path}',
    '  label: ${3:label}',
    '  group: ${4:patient}',
    'split:',
    '  kind: holdout',
    '  test: ${5:0.2}',
  ],
};

const quantum: SectionSnippet = {
  label: 'a whole quantum layer',
  description: 'Four qubits, angle encoding, strongly entangling layers, ⟨Z⟩ of every qubit.',
  lines: [
    'qubits: ${1:4}',
    'encoding: ${2:AngleEmbedding}',
    'ansatz: ${3:StronglyEntanglingLayers}',
    'layers: ${4:3}',
    'observables: ${5:Z}',
  ],
};

const ownGates: SectionSnippet = {
  label: 'a circuit of one’s own gates',
  description: 'Ansatz `custom`: the gates stand in `operations`.',
  lines: [
    'qubits: ${1:2}',
    'encoding: AngleEmbedding',
    'ansatz: custom',
    'operations:',
    '  - gate: RY',
    '    wires: [0]',
    '    parameters: [{ weight: 0 }]',
    '  - gate: CNOT',
    '    wires: [0, 1]',
  ],
};

/** By the path of the field, list positions as `[]`. */
export const sectionSnippets: Readonly<Record<string, readonly SectionSnippet[]>> = {
  dataset: [phantom, folder, dividedFolder, manifest],
  model: [
    {
      label: 'a hybrid network',
      description: 'Three convolution blocks, a dense layer and a quantum layer.',
      lines: [
        'blocks:',
        '  - filters: ${1:16}',
        '  - filters: ${2:32}',
        '  - filters: ${3:64}',
        'dense:',
        '  units: ${4:64}',
        'quantum:',
        ...quantum.lines.map((line) => `  ${line.replaceAll(/\$\{(\d)/g, (_, n: string) => `\${${Number(n) + 4}`)}`),
      ],
    },
  ],
  'model.blocks': [
    {
      label: 'three convolution blocks',
      description: 'The network of Mazher et al.: filters double, pooling halves the image.',
      lines: ['- filters: ${1:16}', '- filters: ${2:32}', '- filters: ${3:64}'],
    },
  ],
  'model.blocks[]': [
    {
      label: 'a convolution block',
      description: '2-D convolution, activation, 2-D pooling, normalisation.',
      lines: ['filters: ${1:32}', 'kernel: ${2:3}', 'pool: ${3|max,average,none|}', 'normalisation: ${4|batch,none|}'],
    },
  ],
  'model.quantum': [quantum, ownGates],
  'model.quantum.operations[]': [
    {
      label: 'a rotation by a weight',
      description: 'One gate with a trained angle.',
      lines: ['gate: ${1|RX,RY,RZ|}', 'wires: [${2:0}]', 'parameters: [{ weight: ${3:0} }]'],
    },
    {
      label: 'a rotation by an input',
      description: 'One gate whose angle is a feature of the image.',
      lines: ['gate: ${1|RX,RY,RZ|}', 'wires: [${2:0}]', 'parameters: [{ input: ${3:0} }]'],
    },
    {
      label: 'an entangling gate',
      description: 'CNOT or CZ on two wires.',
      lines: ['gate: ${1|CNOT,CZ|}', 'wires: [${2:0}, ${3:1}]'],
    },
  ],
  'model.quantum.noise': [
    {
      label: 'depolarising noise',
      description: 'A Pauli error after every gate, each as likely. Needs `parameter-shift` or `spsa`.',
      lines: ['channels:', '  - channel: depolarising', '    probability: ${1:0.01}'],
    },
    {
      label: 'noise and readout errors',
      description: 'Depolarising on the CNOTs, and bits misread at the end.',
      lines: [
        'channels:',
        '  - channel: depolarising',
        '    probability: ${1:0.01}',
        '    gates: [CNOT]',
        'readout:',
        '  - oneGivenZero: ${2:0.01}',
        '    zeroGivenOne: ${3:0.02}',
      ],
    },
  ],
  'training.earlyStopping': [
    {
      label: 'stop when validation stops improving',
      description: 'The weights of the best epoch are restored.',
      lines: ['metric: ${1|loss,accuracy|}', 'patience: ${2:5}'],
    },
  ],
  'training.schedule': [
    {
      label: 'steps down',
      description: 'The rate is multiplied by a factor every few epochs.',
      lines: ['kind: step', 'every: ${1:10}', 'factor: ${2:0.5}'],
    },
  ],
  'training.optimiser': [
    {
      label: 'SGD with momentum',
      description: 'Plain stochastic gradient descent; needs a tuned rate.',
      lines: ['kind: sgd', 'learningRate: ${1:0.01}', 'momentum: ${2:0.9}'],
    },
  ],
};

/** Whole experiments, for a file that has no dataset yet. */
export const experimentSnippets: readonly SectionSnippet[] = [phantom, dividedFolder, manifest].map(
  ({ label, description, lines }) => ({
    label: `experiment on ${label}`,
    description,
    lines: [
      'name: ${20:my experiment}',
      '',
      'dataset:',
      ...lines.map((line) => `  ${line}`),
      '',
      'model:',
      '  quantum:',
      '    qubits: ${21:4}',
      '    layers: ${22:3}',
      '',
      'training:',
      '  epochs: ${23:15}',
      '',
    ],
  }),
);
