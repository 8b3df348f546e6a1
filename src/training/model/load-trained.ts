import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { runFiles } from '../../runs/run-files';
import { runFailures } from '../../shared/failures/run';
import { messageOf } from '../../shared/failure';
import { buildNetwork, type Network } from './build-network';
import { modelWeights } from './model-weights';

interface WeightsManifest {
  readonly weightsManifest: readonly { readonly weights: readonly tf.io.WeightsManifestEntry[] }[];
}

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

/** The weights in `model/` by their names. Throws `runFailures.noModel`. */
export function readTrainedWeights(path: string): Map<string, Float32Array> {
  const folder = join(path, runFiles.model);
  try {
    const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as WeightsManifest;
    const bytes = readFileSync(join(folder, 'weights.bin'));
    const values = new Map<string, Float32Array>();
    let offset = 0;
    for (const { name, shape } of weightsManifest.flatMap((group) => group.weights)) {
      const length = tf.util.sizeFromShape(shape) * Float32Array.BYTES_PER_ELEMENT;
      const copy = new Uint8Array(bytes.subarray(offset, offset + length));
      values.set(name, new Float32Array(copy.buffer));
      offset += length;
    }
    return values;
  } catch (error) {
    throw runFailures.noModel(path, messageOf(error));
  }
}
