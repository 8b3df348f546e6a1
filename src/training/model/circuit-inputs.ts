import * as tf from '@tensorflow/tfjs-core';
import { model } from '@tensorflow/tfjs-layers';
import type { Network } from './build-network';

/** Circuit inputs [count, features] of images [count, height, width, channels], in inference mode. */
export type CircuitInputs = (pixels: Float32Array, count: number) => Float32Array;

/** What reaches the network's circuit; the circuit itself is not run, so nothing is drawn. Absent in a classical network. */
export function circuitInputs(network: Network): CircuitInputs | undefined {
  if (network.quantum === undefined) return undefined;
  const { inputs } = network.logits;
  const before = model({ inputs, outputs: network.quantum.input, name: 'circuit_inputs' });
  const shape = inputs[0]!.shape.slice(1) as [number, number, number];
  return (pixels, count) =>
    tf.tidy(() => {
      const features = before.apply(tf.tensor4d(pixels, [count, ...shape]), { training: false }) as tf.Tensor2D;
      return features.dataSync<'float32'>().slice();
    });
}
