import * as tf from '@tensorflow/tfjs-core';
import type { TappedNetwork } from './tapped-network';

export interface HeatMap {
  readonly height: number;
  readonly width: number;
  /** [height × width], row-major, ≥ 0. */
  readonly values: Float32Array;
  /** Of every class. */
  readonly probabilities: Float32Array;
}

/**
 * Grad-CAM (Selvaraju et al. 2017, ICCV, eq. 1 and 2): with Aᵏ the maps of the last convolution after its activation and
 * before pooling, and yᶜ the class's logit, αₖ = meanᵢⱼ ∂yᶜ/∂Aᵏᵢⱼ and the map is ReLU(Σₖ αₖ Aᵏ). Not scaled to 1.
 *
 * @param pixels one image [height, width, channels]
 */
export function gradCam({ network, tap }: TappedNetwork, pixels: Float32Array, classIndex: number): HeatMap {
  const [height, width, filters] = (tap.outputShape as number[]).slice(1) as [number, number, number];
  const shape = network.logits.inputs[0]!.shape.slice(1) as [number, number, number];
  try {
    return tf.tidy(() => {
      const image = tf.tensor4d(pixels, [1, ...shape]);
      let probabilities: Float32Array | undefined;
      const score = (offset: tf.Tensor): tf.Scalar => {
        tap.offset = offset;
        const logits = network.logits.apply(image, { training: false }) as tf.Tensor2D;
        probabilities = tf.softmax(logits).dataSync<'float32'>().slice();
        return tf.squeeze(tf.slice(logits, [0, classIndex], [1, 1]));
      };
      const gradient = tf.grad(score)(tf.zeros([1, height, width, filters]));
      const importance = tf.mean(gradient, [1, 2], true);
      const map = tf.relu(tf.sum(tf.mul(importance, tap.passed!), -1));
      return { height, width, values: map.dataSync<'float32'>().slice(), probabilities: probabilities! };
    });
  } finally {
    tap.offset = undefined;
    tap.passed?.dispose();
    tap.passed = undefined;
  }
}
