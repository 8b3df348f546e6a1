/** One place in an experiment file and what the editor is to say there. The cursor is `│`. */
export interface CursorRow {
  readonly name: string;
  readonly text: string;
  /** Labels that completion offers, in this order (others may stand between). */
  readonly offers?: readonly string[];
  /** Labels that it does not offer. `*`: it offers nothing at all. */
  readonly withholds?: readonly string[];
  /** Parts of the hover; none: there is no hover. */
  readonly hover?: readonly string[];
  /** Every problem of the file as `code «text»`, by position. */
  readonly problems?: readonly string[];
}

const phantom = 'dataset:\n  source: phantom\n';
const folder = 'dataset:\n  source: folder\n  path: ../data/brain-tumor\n  train: Training\n  test: Testing\n';
const manifest =
  'dataset:\n  source: manifest\n  manifest: ../data/brain-tumor/manifest.csv\n  columns:\n    path: file\n    label: class\n';

export const cursorRows: readonly CursorRow[] = [
  // Keys
  {
    name: 'an empty file',
    text: '│',
    offers: ['dataset', 'name', 'model', 'training', 'experiment on phantom: built-in images'],
    problems: ['empty «»'],
  },
  {
    name: 'the first letters of a key',
    text: 'da│',
    offers: ['dataset', 'augmentation'],
    problems: ['wrong-type «da»'],
  },
  {
    name: 'a key below the top, the dataset being there',
    text: `${phantom}│`,
    offers: ['name', 'preprocessing', 'seed'],
    withholds: ['dataset', 'experiment on phantom: built-in images'],
    problems: [],
  },
  {
    name: 'the empty dataset',
    text: 'dataset:\n  │',
    offers: ['source', 'source: phantom', 'source: folder', 'source: manifest'],
    problems: ['no-value «dataset»'],
  },
  {
    name: 'a key of the phantom',
    text: `${phantom}  │`,
    offers: ['imagesPerClass', 'split'],
    withholds: ['source', 'path', 'manifest'],
    problems: [],
  },
  {
    name: 'required keys first',
    text: 'dataset:\n  source: folder\n  │\n',
    offers: ['path', 'train', 'test', 'classes'],
    problems: ['missing-key «dataset»'],
  },
  {
    name: 'a key of the folder dataset being written',
    text: `${folder}  gr│`,
    offers: ['groupPattern'],
    withholds: ['source', 'path', 'train'],
  },
  {
    name: 'keys of the model',
    text: `${phantom}model:\n  │`,
    offers: ['blocks', 'dense', 'quantum', 'quantum: a whole quantum layer'],
  },
  {
    name: 'keys of the quantum layer that are missing',
    text: `${phantom}model:\n  quantum:\n    qubits: 4\n    │`,
    offers: ['encoding', 'ansatz', 'layers', 'shots', 'noise'],
    withholds: ['qubits'],
  },
  {
    name: 'keys of a block',
    text: `${phantom}model:\n  blocks:\n    - │`,
    offers: ['filters', 'kernel', 'pool', 'a convolution block'],
  },
  {
    name: 'a second key of a block',
    text: `${phantom}model:\n  blocks:\n    - filters: 16\n      │`,
    offers: ['kernel', 'activation'],
    withholds: ['filters'],
    problems: [],
  },
  {
    name: 'a new block',
    text: `${phantom}model:\n  blocks:\n    - filters: 16\n    │`,
    offers: ['- filters', '- a convolution block'],
    problems: [],
  },
  {
    name: 'keys in brackets',
    text: `${phantom}training: { epochs: 3, │ }`,
    offers: ['batchSize', 'optimiser'],
    withholds: ['epochs'],
    problems: [],
  },
  {
    name: 'a key in the brackets of a list',
    text: `${phantom}model:\n  blocks: [{ filters: 8, ke│ }]`,
    offers: ['kernel'],
    withholds: ['filters'],
  },
  {
    name: 'keys in JSON',
    text: '{ "dataset": { "source": "phantom" }, "training": { "│" } }',
    offers: ['epochs', 'batchSize'],
  },
  {
    name: 'a half-written key above others',
    text: `${phantom}training:\n  epo│\n  batchSize: 16\n`,
    offers: ['epochs'],
    withholds: ['batchSize'],
  },
  {
    name: 'a key indented less than its neighbours',
    text: `${phantom}training:\n    epochs: 3\n  │\nseed: 1\n`,
    offers: ['batchSize', 'optimiser'],
    withholds: ['epochs', 'seed'],
  },
  {
    name: 'a key indented more than its neighbours',
    text: `${phantom}training:\n  epochs: 3\n      │\n`,
    offers: ['batchSize'],
    withholds: ['epochs'],
    problems: [],
  },
  {
    name: 'a key behind an unclosed quote',
    text: `${phantom}name: "open\ntraining:\n  │`,
    offers: ['epochs', 'batchSize'],
  },
  {
    name: 'a key behind a torn bracket',
    text: `${phantom}model:\n  blocks: [{ filters: 3\ntraining:\n  │`,
    offers: ['epochs', 'batchSize'],
  },
  {
    name: 'gates of one’s own circuit',
    text: `${phantom}model:\n  quantum:\n    ansatz: custom\n    operations:\n      - │`,
    offers: ['gate', 'wires', 'parameters', 'an entangling gate'],
  },
  {
    name: 'a noise channel',
    text: `${phantom}model:\n  quantum:\n    noise:\n      channels:\n        - │`,
    offers: ['channel', 'channel: depolarising', 'channel: thermal-relaxation'],
  },
  // Values
  {
    name: 'the source of the data',
    text: 'dataset:\n  source: │',
    offers: ['phantom', 'folder', 'manifest'],
    problems: ['unknown-value «source»'],
  },
  {
    name: 'another source instead of the one that is there',
    text: 'dataset:\n  source: pha│ntom\n',
    offers: ['phantom', 'folder', 'manifest'],
    hover: ['Built-in, seeded, procedural'],
    problems: [],
  },
  {
    name: 'the dataset behind its colon',
    text: 'dataset: │',
    offers: ['source: phantom', 'phantom: built-in images', 'manifest: a CSV table'],
  },
  {
    name: 'an ansatz',
    text: `${phantom}model:\n  quantum:\n    ansatz: │`,
    offers: ['StronglyEntanglingLayers', 'BasicEntanglerLayers', 'Sim19', 'custom'],
  },
  {
    name: 'none or a whole quantum layer',
    text: `${phantom}model:\n  quantum: │`,
    offers: ['none', 'a whole quantum layer', 'a circuit of one’s own gates'],
  },
  {
    name: 'a value behind a colon without a space',
    text: `${phantom}training:\n  epochs:│`,
    offers: ['5', '15', '30', '100'],
  },
  {
    name: 'usual learning rates by size',
    text: `${phantom}training:\n  optimiser:\n    learningRate: │`,
    offers: ['0.0003', '0.001', '0.003'],
  },
  { name: 'a truth value', text: `${phantom}model:\n  quantum:\n    reuploading: │`, offers: ['true', 'false'] },
  { name: 'channels are numbers', text: `${phantom}preprocessing:\n  channels: │`, offers: ['1', '3'] },
  { name: 'a size or two', text: `${phantom}preprocessing:\n  size: │`, offers: ['64', '128', '224', '[128, 96]'] },
  {
    name: 'metrics in brackets',
    text: `${phantom}evaluation:\n  metrics: [accuracy, │]`,
    offers: ['accuracy', 'balancedAccuracy', 'ece'],
  },
  { name: 'metrics on lines', text: `${phantom}evaluation:\n  metrics:\n    - │`, offers: ['accuracy', 'f1'] },
  {
    name: 'early stopping',
    text: `${phantom}training:\n  earlyStopping: │`,
    offers: ['none', 'stop when validation stops improving'],
  },
  {
    name: 'a gate',
    text: `${phantom}model:\n  quantum:\n    ansatz: custom\n    operations:\n      - gate: │`,
    offers: ['RX', 'CNOT'],
  },
  { name: 'no value in a comment', text: `${phantom}# source: │`, withholds: ['*'] },
  { name: 'nothing in a text', text: `${phantom}description: |\n  training:│\n`, withholds: ['*'], problems: [] },
  // Files and names of the data
  { name: 'a folder', text: 'dataset:\n  source: folder\n  path: ../│', offers: ['data', 'examples'] },
  {
    name: 'a folder further down',
    text: 'dataset:\n  source: folder\n  path: ../data/│\n',
    offers: ['brain-tumor'],
    withholds: ['notes.txt'],
  },
  {
    name: 'a table',
    text: 'dataset:\n  source: manifest\n  manifest: ../data/brain-tumor/│\n',
    offers: ['manifest.csv', 'Testing/', 'Training/'],
  },
  {
    name: 'the folder for training',
    text: 'dataset:\n  source: folder\n  path: ../data/brain-tumor\n  train: │',
    offers: ['Testing', 'Training'],
  },
  { name: 'a column', text: `${manifest}    group: │`, offers: ['split', 'class', 'file', 'near_group_97'] },
  {
    name: 'a column inside a template',
    text: 'dataset:\n  source: manifest\n  manifest: ../data/brain-tumor/manifest.csv\n  columns:\n    label: class\n    path: "{split}/{│"\n',
    offers: ['split', 'class', 'file'],
  },
  { name: 'a column whose rows are chosen', text: `${manifest}  where:\n    │`, offers: ['split', 'present'] },
  { name: 'values of a column', text: `${manifest}  where:\n    split: │`, offers: ['Testing', 'Training'] },
  {
    name: 'labels of a class',
    text: `${folder}  classes:\n    healthy: notumor\n    ill: [glioma, │]`,
    offers: ['glioma', 'meningioma', 'pituitary'],
  },
  {
    name: 'classes to weigh',
    text: `${folder}training:\n  classWeights:\n    │`,
    offers: ['glioma', 'meningioma', 'notumor', 'pituitary'],
  },
  // Hovers
  {
    name: 'what qubits cost',
    text: `${phantom}model:\n  quantum:\n    qu│bits: 6\n`,
    hover: [
      'Number of wires',
      'Default: `4`',
      'Limits: 1 … 24',
      '64 amplitudes, 512 bytes',
      '48 KiB for a batch of 32',
    ],
  },
  {
    name: 'a layer drawn',
    text: `${phantom}model:\n  quantum:\n    ans│atz: RealAmplitudes\n`,
    hover: ['The trainable part', 'One layer of RealAmplitudes', 'data:image/svg+xml;base64,'],
  },
  {
    name: 'what an ansatz is',
    text: `${phantom}model:\n  quantum:\n    ansatz: BasicEnt│anglerLayers\n`,
    hover: ['qubits·layers weights', 'Formula:', 'Source:', 'data:image/svg+xml;base64,'],
  },
  {
    name: 'shapes behind each block',
    text: `${phantom}model:\n  bl│ocks:\n    - filters: 8\n    - filters: 16\n`,
    hover: ['128×128×1', '64×64×8', '32×32×16', '16,384'],
  },
  {
    name: 'the learning rate, nothing silly',
    text: `${phantom}training:\n  optimiser:\n    learn│ingRate: 0.001\n`,
    hover: ['Size of a step', 'Default: `0.001`', 'Limits: above 0, at most 10'],
  },
  { name: 'nothing to say of a comment', text: `${phantom}# learn│ingRate\n`, hover: [] },
  {
    name: 'a default that depends on the rest',
    text: `${phantom}  split:\n    ki│nd: kfold\n`,
    hover: ['How images are divided', 'Here: `kfold`'],
  },
  {
    name: 'a gate’s formula',
    text: `${phantom}model:\n  quantum:\n    ansatz: custom\n    operations:\n      - gate: CN│OT\n        wires: [0, 1]\n`,
    hover: ['CNOT', 'Formula:'],
  },
  // Problems
  { name: 'a slip in a key', text: `${phantom}training:\n  epoch: 3│\n`, problems: ['unknown-key «epoch»'] },
  {
    name: 'an older spelling',
    text: `${phantom}training:\n  optimiser:\n    lr: 0.1│\n`,
    problems: ['unknown-key «lr»'],
  },
  { name: 'too many qubits', text: `${phantom}model:\n  quantum:\n    qubits: 40│\n`, problems: ['out-of-range «40»'] },
  {
    name: 'a circuit that can’t be built',
    text: `${phantom}model:\n  quantum:\n    ansatz: TTN\n    qubits: 5│\n`,
    problems: ['quantum.template «TTN»'],
  },
  {
    name: 'schema, checks and circuit in one list',
    text: `${phantom}model:\n  dense:\n    dropout: 0.5\n  quantum:\n    qubits: 3\n    ansatz: MERA\ntraining:\n  epochs: 0│\n`,
    problems: ['dropout-before-circuit «0.5»', 'quantum.template «MERA»', 'out-of-range «0»'],
  },
  {
    name: 'a folder that is not there',
    text: 'dataset:\n  source: folder\n  path: ../data/brain-tumour│\n',
    problems: ['no-such-path «../data/brain-tumour»'],
  },
  {
    name: 'a key that changes nothing',
    text: `${phantom}training:\n  optimiser:\n    momentum: 0.5│\n`,
    problems: ['unread-key «momentum»'],
  },
  {
    name: 'a bomb of aliases',
    text: `a: &a [1]\nb: &b [${Array(60).fill('*a').join(', ')}]\nc: [${Array(60).fill('*b').join(', ')}]│\n`,
    problems: ['unknown-key «a»', 'unknown-key «b»', 'too-many-aliases «*a»'],
  },
  { name: 'a tear', text: `${phantom}training:\n  epochs: [3│\nseed: 1\n`, problems: ['bad-indent «s»'] },
  {
    name: 'a gate on a wire that is not there',
    text: `${phantom}model:\n  quantum:\n    qubits: 2\n    ansatz: custom\n    operations:\n      - { gate: H, wires: [0] }\n      - { gate: H, wires: [7] }│\n`,
    problems: ['quantum.wire-out-of-range «7»'],
  },
];
