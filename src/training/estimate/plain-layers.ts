import * as tf from '@tensorflow/tfjs-core';
import type { layers } from '@tensorflow/tfjs-layers';
import { plainKernelsOf } from '../engines/plain-kernels';
import type { Network } from '../model/build-network';

/** A layer some of whose operations have no fast kernel on the engine that runs. */
export interface PlainLayer {
  readonly layer: string;
  /** Names of TensorFlow.js's kernels. */
  readonly kernels: readonly string[];
}

/** The layers that would run on plain JavaScript kernels, forward in training mode and backward, on a batch of two. */
export async function plainLayersOf(network: Network): Promise<PlainLayer[]> {
  const found: PlainLayer[] = [];
  for (const layer of network.probabilities.layers.filter((one) => one.getClassName() !== 'InputLayer')) {
    const kernels = await plainKernelsOf(() => {
      tf.tidy(() => differentiate(layer));
      return undefined;
    });
    if (kernels.length > 0) found.push({ layer: layer.name, kernels: kernels.map(({ name }) => name) });
  }
  return found;
}

function differentiate(layer: layers.Layer): void {
  const symbols = [layer.input].flat();
  const inputs = symbols.map(({ shape }) => tf.ones([2, ...(shape.slice(1) as number[])]));
  const apply = (...xs: tf.Tensor[]): tf.Tensor =>
    layer.apply(xs.length > 1 ? xs : xs[0]!, { training: true }) as tf.Tensor;
  tf.grads(apply)(inputs);
}
