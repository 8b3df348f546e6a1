import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Network } from './build-network';

/** A variable of the network with what the training loop must know of it. */
export interface ModelWeight {
  /** `layer/weight`, unique in the network. */
  readonly name: string;
  readonly layer: string;
  readonly variable: tf.Variable;
  readonly trainable: boolean;
  /** Belongs to the quantum head and learns at its own rate. */
  readonly head: boolean;
  /** An angle of the circuit itself. */
  readonly quantum: boolean;
}

/** Every variable of the network, in the order of its layers. */
export function modelWeights(network: Network): ModelWeight[] {
  return network.logits.layers.flatMap((layer) => {
    const trainable = new Set(layer.trainableWeights);
    return layer.weights.map((weight) => ({
      name: weight.originalName,
      layer: layer.name,
      variable: weight.read() as tf.Variable,
      trainable: trainable.has(weight),
      head: network.head.has(layer.name),
      quantum: layer === network.quantum,
    }));
  });
}

export interface LayerSummary {
  readonly name: string;
  readonly kind: string;
  /** Without the batch: [height, width, channels] or [features]. */
  readonly output: readonly number[];
  readonly parameters: number;
}

export interface ModelSummary {
  readonly layers: readonly LayerSummary[];
  /** Trainable parameters: all, those outside the circuit, and the circuit's angles. */
  readonly parameters: { readonly total: number; readonly classical: number; readonly quantum: number };
}

/** Shapes and trainable parameters of each layer. */
export function summarise(network: Network): ModelSummary {
  const layers = network.probabilities.layers.map((layer) => ({
    name: layer.name,
    kind: layer.getClassName(),
    output: (layer.outputShape as number[]).slice(1),
    parameters: layer.trainableWeights.reduce(
      (sum, weight) => sum + tf.util.sizeFromShape(weight.shape as number[]),
      0,
    ),
  }));
  const total = layers.reduce((sum, layer) => sum + layer.parameters, 0);
  const quantum = network.quantum?.weightCount ?? 0;
  return { layers, parameters: { total, classical: total - quantum, quantum } };
}

/** Frees the variables of a network that is no longer needed. */
export function disposeNetwork(network: { readonly logits: LayersModel }): void {
  for (const layer of network.logits.layers) for (const weight of layer.weights) weight.dispose();
}
