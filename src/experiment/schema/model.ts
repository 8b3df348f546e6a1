import { Type, type Static } from '@sinclair/typebox';
import { about, keys, section } from './annotations';
import { Quantum } from './quantum';

const Activation = Type.Union(
  [
    Type.Literal('relu', { description: 'max(0, x): cheap and the usual choice.' }),
    Type.Literal('elu', { description: 'x above 0, eˣ − 1 below: no dead units, a little slower.' }),
    Type.Literal('tanh', { description: 'Between −1 and 1; saturates for large inputs.' }),
    Type.Literal('sigmoid', { description: 'Between 0 and 1; saturates for large inputs.' }),
    Type.Literal('linear', { description: 'No activation.' }),
  ],
  { default: 'relu', ...about('Activation', 'The function applied to each output of the layer.') },
);

const Pool = Type.Union(
  [
    Type.Literal('max', { description: 'The largest value of each window.' }),
    Type.Literal('average', { description: 'The mean of each window.' }),
    Type.Literal('none', { description: 'No pooling: height and width stay.' }),
  ],
  { default: 'max', ...about('Pooling', 'How the block shrinks the image after its convolution.') },
);

const Normalisation = Type.Union(
  [
    Type.Literal('batch', {
      description: 'Batch normalisation: mean 0 and variance 1 over the batch, then a learned scale and shift.',
    }),
    Type.Literal('none', { description: 'No normalisation.' }),
  ],
  {
    default: 'batch',
    ...about(
      'Normalisation',
      '2-D normalisation after pooling; it makes training faster and less sensitive to the learning rate.',
      {
        paper: 'Ioffe, Szegedy 2015, arXiv:1502.03167',
      },
    ),
  },
);

const Block = keys(
  {
    filters: Type.Integer({
      minimum: 1,
      maximum: 1024,
      ...about('Filters', 'Number of feature maps that the convolution makes; usually doubled from block to block.', {
        examples: [8, 16, 32, 64, 128],
      }),
    }),
    kernel: Type.Integer({
      minimum: 1,
      maximum: 11,
      default: 3,
      ...about('Kernel', 'Side of the square convolution kernel; edges are padded with 0 so that the size stays.', {
        unit: 'pixels',
        examples: [3, 5],
      }),
    }),
    activation: Activation,
    pool: Pool,
    poolSize: Type.Integer({
      minimum: 2,
      maximum: 8,
      default: 2,
      ...about(
        'Pool size',
        'Side and stride of the pooling window: height and width are divided by it, rounded down.',
        {
          unit: 'pixels',
          examples: [2, 3],
        },
      ),
    }),
    normalisation: Normalisation,
    dropout: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0,
      ...about('Dropout', 'Share of the block’s outputs set to 0 at random during training.', {
        examples: [0, 0.1, 0.25],
      }),
    }),
  },
  about('Convolution block', '2-D convolution, activation, 2-D pooling, 2-D normalisation, dropout.'),
);

const Dense = section(
  {
    units: Type.Integer({
      minimum: 1,
      maximum: 65536,
      default: 64,
      ...about('Units', 'Number of features that the fully connected layer makes of the last block’s output.', {
        examples: [32, 64, 128],
      }),
    }),
    activation: Activation,
    dropout: Type.Number({
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0,
      ...about(
        'Dropout',
        'Share of the features set to 0 at random during training. Leave it at 0 before a quantum layer: a bottleneck of a few angles does not survive it; 0.3 is usual in a classical network.',
        { paper: 'Srivastava et al. 2014, JMLR 15, 1929', examples: [0, 0.3, 0.5] },
      ),
    }),
  },
  about(
    'Fully connected layer',
    'The one dense layer between the convolution blocks and the quantum layer or classifier.',
  ),
);

export const Model = section(
  {
    blocks: Type.Array(Block, {
      minItems: 1,
      maxItems: 8,
      default: [{ filters: 16 }, { filters: 32 }, { filters: 64 }],
      ...about(
        'Convolution blocks',
        'The convolutional part, one entry a block. Three blocks are the network of Mazher et al.; with pooling each one halves height and width.',
        { defaultText: 'three blocks with 16, 32 and 64 filters', examples: [[{ filters: 16 }, { filters: 32 }]] },
      ),
    }),
    dense: Dense,
    quantum: Type.Union(
      [
        Type.Literal('none', {
          description: 'The classical control: the same network without its quantum layer.',
        }),
        Quantum,
      ],
      {
        default: {},
        ...about(
          'Quantum layer',
          'The circuit between the dense features and the classifier, or `none` for the classical control. Train both: what the circuit adds is the difference between them.',
          { defaultText: 'the quantum layer with its own defaults' },
        ),
      },
    ),
  },
  about(
    'Model',
    'The network: convolution blocks, one fully connected layer, one quantum layer, a softmax classifier.',
  ),
);
export type ModelConfig = Static<typeof Model>;
export type BlockConfig = Static<typeof Block>;
export type DenseConfig = Static<typeof Dense>;
export type ActivationName = Static<typeof Activation>;
