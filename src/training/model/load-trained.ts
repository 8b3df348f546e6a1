import * as tf from '@tensorflow/tfjs-core';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { runFailures } from '../../shared/failures/run';
import { buildNetwork, type Network } from './build-network';
import { modelWeights } from './model-weights';
import { readTrainedWeights } from './trained-weights';

/** The network of a run with its trained weights, as `model/` holds them. Throws `runFailures.noModel`. */
export function loadTrained(path: string, config: ExperimentConfig, classes: number): Network {
  const saved = readTrainedWeights(path);
  const { size, channels } = config.preprocessing;
  const [height, width] = typeof size === 'number' ? [size, size] : size;
  const network = buildNetwork(config.model, [height, width, channels], classes);
  assignWeights(network, saved, path);
  return network;
}

/** Sets every weight of the network, by name. Throws `runFailures.noModel` where one is missing. */
export function assignWeights(network: Network, saved: ReadonlyMap<string, Float32Array>, path: string): void {
  for (const { name, variable } of modelWeights(network)) {
    const values = saved.get(name);
    if (values?.length !== variable.size) throw runFailures.noModel(path, `its weights lack '${name}'`);
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
  }
}
