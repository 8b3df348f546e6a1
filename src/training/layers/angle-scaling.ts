import * as tf from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { onlyInput } from './layer-input';

/**
 * y = (π/2) · tanh(x): features become rotation angles in (−π/2, π/2), where the cosine of an angle embedding is
 * one-to-one in |x| and its slope does not vanish at the centre of the batch.
 */
export class AngleScaling extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'AngleScaling';

  constructor(config: { readonly name: string }) {
    super({ name: config.name });
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.mul(tf.tanh(onlyInput(inputs)), Math.PI / 2);
  }
}
tf.serialization.registerClass(AngleScaling);
