import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type LayerVariable, type Shape } from '@tensorflow/tfjs-layers';
import { batchNormTraining } from '../ops/batch-norm-training';
import { isTraining, onlyInput, onlyShape, type CallArguments } from './layer-input';

export interface BatchNormalisationConfig {
  readonly name: string;
  readonly epsilon?: number;
  /** Share of the old moving average kept at each step. */
  readonly momentum?: number;
}

/**
 * Batch normalisation over the last axis (Ioffe and Szegedy 2015) with an exact fused gradient.
 *
 * Saved under tfjs-layers' own class and weight names, so that a stored model opens in stock TensorFlow.js.
 * Training mode normalises by the batch and updates the moving averages, with the unbiased variance as PyTorch does.
 */
export class BatchNormalisation extends layers.Layer {
  /** @nocollapse */
  static readonly className = 'BatchNormalization';
  private readonly epsilon: number;
  private readonly momentum: number;
  private gamma!: LayerVariable;
  private beta!: LayerVariable;
  private movingMean!: LayerVariable;
  private movingVariance!: LayerVariable;

  constructor(config: BatchNormalisationConfig) {
    super({ name: config.name });
    this.epsilon = config.epsilon ?? 1e-5;
    this.momentum = config.momentum ?? 0.9;
  }

  override build(inputShape: Shape | Shape[]): void {
    const channels = onlyShape(inputShape).at(-1)!;
    const zeros = initializers.zeros();
    const ones = initializers.ones();
    this.gamma = this.addWeight('gamma', [channels], 'float32', ones);
    this.beta = this.addWeight('beta', [channels], 'float32', zeros);
    this.movingMean = this.addWeight('moving_mean', [channels], 'float32', zeros, undefined, false);
    this.movingVariance = this.addWeight('moving_variance', [channels], 'float32', ones, undefined, false);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: CallArguments): tf.Tensor {
    const x = onlyInput(inputs);
    const gamma = this.gamma.read() as tf.Tensor1D;
    const beta = this.beta.read() as tf.Tensor1D;
    if (!isTraining(kwargs)) {
      const mean = this.movingMean.read() as tf.Tensor1D;
      const variance = this.movingVariance.read() as tf.Tensor1D;
      return tf.batchNorm(x, mean, variance, beta, gamma, this.epsilon);
    }
    const { y, mean, variance } = batchNormTraining(x, gamma, beta, this.epsilon);
    const samples = x.size / mean.size;
    this.average(this.movingMean, mean, 1);
    this.average(this.movingVariance, variance, samples / Math.max(1, samples - 1));
    return y;
  }

  private average(moving: LayerVariable, batch: tf.Tensor, scale: number): void {
    tf.tidy(() => {
      const kept = tf.mul(moving.read(), this.momentum);
      moving.write(tf.add(kept, tf.mul(batch, (1 - this.momentum) * scale)));
    });
  }

  override getConfig(): ReturnType<layers.Layer['getConfig']> {
    return {
      ...super.getConfig(),
      axis: -1,
      epsilon: this.epsilon,
      momentum: this.momentum,
      center: true,
      scale: true,
    };
  }
}
