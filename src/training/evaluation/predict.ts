import * as tf from '@tensorflow/tfjs-core';
import type { PreparedData } from '../../data/prepared-data';
import type { Network } from '../model/build-network';

/** Class probabilities [indices, classes] of samples, in the order of `indices`, in inference mode. */
export async function predictProbabilities(
  network: Network,
  data: PreparedData,
  indices: Int32Array,
  batchSize: number,
): Promise<Float32Array> {
  const classes = data.classes.length;
  const probabilities = new Float32Array(indices.length * classes);
  let done = 0;
  for await (const batch of data.batches(indices, { batchSize })) {
    network.quantum?.reseed(done);
    const values = probabilitiesOf(network, batch.pixels, batch.labels.length);
    probabilities.set(values, done * classes);
    done += batch.labels.length;
  }
  return probabilities;
}

/** Class probabilities [count, classes] of images [count, height, width, channels]. */
export function probabilitiesOf(network: Network, pixels: Float32Array, count: number): Float32Array {
  return tf.tidy(() => {
    const [height, width, channels] = network.logits.inputs[0]!.shape.slice(1) as [number, number, number];
    const images = tf.tensor4d(pixels, [count, height, width, channels]);
    const output = network.probabilities.apply(images, { training: false }) as tf.Tensor2D;
    return output.dataSync<'float32'>().slice();
  });
}

/** Mean cross-entropy and accuracy of probabilities [n, classes] against labels [n]. */
export function lossAndAccuracy(
  probabilities: Float32Array,
  labels: ArrayLike<number>,
  classes: number,
): { loss: number; accuracy: number } {
  let loss = 0;
  let correct = 0;
  for (let i = 0; i < labels.length; i++) {
    const row = probabilities.subarray(i * classes, (i + 1) * classes);
    // float32 probabilities can be exactly 0: the smallest normal number bounds the loss of one sample at 87
    loss -= Math.log(Math.max(row[labels[i]!]!, 1.1754943508222875e-38));
    if (row.indexOf(Math.max(...row)) === labels[i]) correct++;
  }
  return { loss: loss / labels.length, accuracy: correct / labels.length };
}
