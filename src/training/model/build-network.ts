import { input, layers, model, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { BlockConfig, ModelConfig } from '../../experiment/schema/model';
import type { QuantumConfig } from '../../experiment/schema/quantum';
import { experimentCircuit } from '../../quantum/experiment-circuit';
import { AngleScaling } from '../layers/angle-scaling';
import { BatchNormalisation } from '../layers/batch-normalisation';
import { ConvolutionBlock } from '../layers/convolution-block';
import { QuantumLayer, type QuantumLayerOptions } from '../layers/quantum-layer';
import { SeededDropout } from '../layers/seeded-dropout';

/** The network of an experiment: one set of layers, seen through two TensorFlow.js models. */
export interface Network {
  /** images [batch, height, width, channels] → logits [batch, classes]; what training differentiates. */
  readonly logits: LayersModel;
  /** images → class probabilities [batch, classes]; what is saved and what predicts. */
  readonly probabilities: LayersModel;
  readonly quantum: QuantumLayer | undefined;
  readonly dropouts: readonly SeededDropout[];
  /** Names of the layers that learn at `learningRateScale`: the quantum layer, what feeds it and what reads it. */
  readonly head: ReadonlySet<string>;
}

/** Encodings that read their features as rotation angles; amplitude embedding reads them as a vector. */
const angleEncodings = (encoding: string): boolean =>
  encoding !== 'AmplitudeEmbedding' && encoding !== 'BasisEmbedding';

/**
 * The network of Mazher et al. and its relatives: blocks of convolution, activation, pooling and normalisation; one
 * fully connected layer; the quantum layer in series before the classifier or parallel to the dense features.
 */
export function buildNetwork(
  config: ModelConfig,
  shape: readonly [number, number, number],
  classes: number,
  convolution: ConvolutionBuilder = fusedConvolution,
): Network {
  const dropouts: SeededDropout[] = [];
  const dropout = (name: string, rate: number, x: SymbolicTensor): SymbolicTensor => {
    if (rate === 0) return x;
    const layer = new SeededDropout({ name, rate });
    dropouts.push(layer);
    return layer.apply(x) as SymbolicTensor;
  };
  const image = input({ shape: [...shape], name: 'image' });
  let x: SymbolicTensor = image;
  config.blocks.forEach((block, index) => {
    x = dropout(`block${index + 1}_dropout`, block.dropout, convolutionBlock(block, index + 1, x, convolution));
  });
  x = layers.flatten({ name: 'flatten' }).apply(x) as SymbolicTensor;
  const { units, activation, dropout: rate } = config.dense;
  x = layers.dense({ units, activation, name: 'dense' }).apply(x) as SymbolicTensor;
  x = dropout('dense_dropout', rate, x);

  const head = new Set<string>();
  let quantum: QuantumLayer | undefined;
  if (config.quantum !== 'none') {
    const circuit = quantumHead(config.quantum, x, head);
    quantum = circuit.layer;
    x = config.quantum.placement === 'series' ? circuit.output : concatenate(x, circuit.output);
    head.add('classifier');
  }
  const logits = layers.dense({ units: classes, name: 'classifier' }).apply(x) as SymbolicTensor;
  const probabilities = layers.softmax({ name: 'probabilities' }).apply(logits) as SymbolicTensor;
  return {
    logits: model({ inputs: image, outputs: logits, name: 'logits' }),
    probabilities: model({ inputs: image, outputs: probabilities, name: 'hybrid_qml' }),
    quantum,
    dropouts,
    head,
  };
}

function convolutionBlock(
  block: BlockConfig,
  number: number,
  input: SymbolicTensor,
  convolution: ConvolutionBuilder,
): SymbolicTensor {
  const x = convolution(block, `block${number}`, input);
  if (block.normalisation === 'none') return x;
  return new BatchNormalisation({ name: `block${number}_normalisation` }).apply(x) as SymbolicTensor;
}

/** Convolution, activation and pooling of one block, with weights `<name>_convolution/{kernel,bias}`. */
export type ConvolutionBuilder = (block: BlockConfig, name: string, input: SymbolicTensor) => SymbolicTensor;

/** As one layer, for engines to run in one pass. */
const fusedConvolution: ConvolutionBuilder = ({ filters, kernel, activation, pool, poolSize }, name, input) =>
  new ConvolutionBlock({ name: `${name}_convolution`, filters, kernel, activation, pool, poolSize }).apply(
    input,
  ) as SymbolicTensor;

/** As TensorFlow.js's own layers, for a model that opens elsewhere. */
export const stockConvolution: ConvolutionBuilder = ({ filters, kernel, activation, pool, poolSize }, name, input) => {
  const x = layers
    .conv2d({ filters, kernelSize: kernel, padding: 'same', activation, name: `${name}_convolution` })
    .apply(input) as SymbolicTensor;
  if (pool === 'none') return x;
  const window = { poolSize, strides: poolSize, name: `${name}_pool` };
  return (pool === 'max' ? layers.maxPooling2d(window) : layers.averagePooling2d(window)).apply(x) as SymbolicTensor;
};

/** How the experiment wants its circuit run. */
function runOptions({ gradient, shots, noise }: QuantumConfig): QuantumLayerOptions {
  return { gradient, ...(shots !== undefined && { shots }), ...(noise !== undefined && { noise }) };
}

/** dense features → projection to the circuit's features → normalisation → angles → circuit. */
function quantumHead(
  config: QuantumConfig,
  features: SymbolicTensor,
  head: Set<string>,
): { layer: QuantumLayer; output: SymbolicTensor } {
  const { circuit, features: count } = experimentCircuit(config);
  let x = layers.dense({ units: count, name: 'projection' }).apply(features) as SymbolicTensor;
  head.add('projection');
  if (config.inputNormalisation === 'batch') {
    x = new BatchNormalisation({ name: 'projection_normalisation' }).apply(x) as SymbolicTensor;
    head.add('projection_normalisation');
  }
  if (angleEncodings(config.encoding)) x = new AngleScaling({ name: 'angles' }).apply(x) as SymbolicTensor;
  const layer = new QuantumLayer({ name: 'quantum', circuit, ...runOptions(config) });
  head.add('quantum');
  return { layer, output: layer.apply(x) as SymbolicTensor };
}

function concatenate(a: SymbolicTensor, b: SymbolicTensor): SymbolicTensor {
  return layers.concatenate({ name: 'features' }).apply([a, b]) as SymbolicTensor;
}
