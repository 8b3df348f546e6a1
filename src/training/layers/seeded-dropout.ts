import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import type { RandomStream } from '../../shared/random';
import { isTraining, onlyInput, type CallArguments } from './layer-input';

/**
 * Inverted dropout whose mask comes from a saved random stream, so that a resumed run draws what the uninterrupted
 * one would have drawn. Saved as tfjs-layers' own `Dropout`.
 */
export class SeededDropout extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'Dropout';
  private readonly rate: number;
  /** Set by the training loop before each step; without one the layer passes its input through. */
  stream: RandomStream | undefined;

  constructor(config: { readonly name: string; readonly rate: number }) {
    super({ name: config.name });
    this.rate = config.rate;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: CallArguments): tf.Tensor {
    const x = onlyInput(inputs);
    if (!isTraining(kwargs) || this.stream === undefined || this.rate === 0) return x.clone();
    const mask = new Float32Array(x.size);
    const kept = 1 / (1 - this.rate);
    const threshold = this.rate * 2 ** 32;
    for (let i = 0; i < mask.length; i++) mask[i] = this.stream.uint32() < threshold ? 0 : kept;
    return tf.mul(x, tf.tensor(mask, x.shape));
  }

  override getConfig(): ReturnType<layers.Layer['getConfig']> {
    return { ...super.getConfig(), rate: this.rate };
  }
}
