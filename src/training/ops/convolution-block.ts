import {
  add,
  avgPool,
  conv2d,
  elu,
  maxPool,
  relu,
  sigmoid,
  tanh,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { coversFusedBlock, fusedBlock } from './fused-block';

export type BlockActivation = 'relu' | 'elu' | 'tanh' | 'sigmoid' | 'linear';

export interface ConvolutionBlockOptions {
  readonly activation: BlockActivation;
  readonly pool: 'max' | 'average' | 'none';
  /** Side and stride of the pooling window; positions that fill no whole window are dropped. */
  readonly poolSize: number;
}

/**
 * Convolution (stride 1, zero padding to the same size), bias, activation and pooling as one operation:
 * pool(activation(x ∗ filter + bias)), differentiable in x, filter and bias. Backends that know the fused passes never
 * hold the convolution's full output in memory; elsewhere it is the same sequence of plain operations.
 *
 * @param x [batch, height, width, channels]
 * @param filter [kernel, kernel, channels, filters]
 * @param bias [filters]
 * @returns [batch, ⌊height/poolSize⌋, ⌊width/poolSize⌋, filters]; without pooling, the input's height and width
 */
export function convolutionBlock(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  options: ConvolutionBlockOptions,
): Tensor4D {
  if (coversFusedBlock(x, filter, options)) return fusedBlock(x, filter, bias, options.activation);
  const activated = activate(add<Tensor4D>(conv2d(x, filter, 1, 'same'), bias), options.activation);
  switch (options.pool) {
    case 'max':
      return maxPool(activated, options.poolSize, options.poolSize, 'valid');
    case 'average':
      return avgPool(activated, options.poolSize, options.poolSize, 'valid');
    case 'none':
      return activated;
  }
}

function activate<T extends Tensor>(x: T, activation: BlockActivation): T {
  switch (activation) {
    case 'relu':
      return relu(x);
    case 'elu':
      return elu(x);
    case 'tanh':
      return tanh(x);
    case 'sigmoid':
      return sigmoid(x);
    case 'linear':
      return x;
  }
}
