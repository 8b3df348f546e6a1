import * as tf from '@tensorflow/tfjs-core';
import { layers, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { BlockConfig, ModelConfig } from '../../experiment/schema/model';
import { ConvolutionBlock } from '../layers/convolution-block';
import { onlyInput } from '../layers/layer-input';
import { buildNetwork, type ConvolutionBuilder, type Network } from '../model/build-network';

/** A network of the same weights whose last convolution can be looked at before it is pooled. */
export interface TappedNetwork {
  readonly network: Network;
  readonly tap: Tap;
}

/**
 * Passes its input on. While an offset is set it adds that, so that the gradient by the offset is the gradient by the
 * input; and it keeps what passed.
 */
export class Tap extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'Tap';
  offset: tf.Tensor | undefined;
  /** What passed last, while an offset was set; the reader disposes of it. */
  passed: tf.Tensor4D | undefined;

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = onlyInput(inputs);
    if (this.offset === undefined) return x.clone();
    this.passed?.dispose();
    this.passed = tf.keep(x.clone()) as tf.Tensor4D;
    return tf.add(x, this.offset);
  }
}

/** @param shape [height, width, channels] */
export function tappedNetwork(
  config: ModelConfig,
  shape: readonly [number, number, number],
  classes: number,
): TappedNetwork {
  const tap = new Tap({ name: 'tap' });
  const last = `block${config.blocks.length}`;
  const builder: ConvolutionBuilder = (block, name, input) => {
    const apart = name === last;
    const x = convolution(apart ? { ...block, pool: 'none' } : block, name, input);
    return apart ? pooled(block, name, tap.apply(x) as SymbolicTensor) : x;
  };
  return { network: buildNetwork(config, shape, classes, builder), tap };
}

function convolution(block: BlockConfig, name: string, input: SymbolicTensor): SymbolicTensor {
  const { filters, kernel, activation, pool, poolSize } = block;
  const layer = new ConvolutionBlock({ name: `${name}_convolution`, filters, kernel, activation, pool, poolSize });
  return layer.apply(input) as SymbolicTensor;
}

function pooled({ pool, poolSize }: BlockConfig, name: string, input: SymbolicTensor): SymbolicTensor {
  if (pool === 'none') return input;
  const window = { poolSize, strides: poolSize, name: `${name}_pool` };
  return (pool === 'max' ? layers.maxPooling2d(window) : layers.averagePooling2d(window)).apply(
    input,
  ) as SymbolicTensor;
}
