import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { io, tidy } from '@tensorflow/tfjs-core';
import type { ModelConfig } from '../../experiment/schema/model';
import type { RunFolder } from '../../runs/run-folder';
import { runFiles } from '../../runs/run-files';
import { buildNetwork, stockConvolution, type Network } from './build-network';
import { disposeNetwork, modelWeights } from './model-weights';

/**
 * Writes `model/model.json` and `model/weights.bin` in TensorFlow.js's layers format, out of stock layers: a model
 * without a circuit opens in any TensorFlow.js, one with a circuit where `QuantumLayer` and `AngleScaling` are registered.
 */
export async function saveModel(network: Network, config: ModelConfig, folder: RunFolder): Promise<void> {
  const shape = network.logits.inputs[0]!.shape.slice(1) as [number, number, number];
  const classes = network.logits.outputs[0]!.shape[1]!;
  const stock = buildNetwork(config, shape, classes, stockConvolution);
  try {
    const trained = new Map(modelWeights(network).map((weight) => [weight.name, weight.variable]));
    for (const { name, variable } of modelWeights(stock)) tidy(() => variable.assign(trained.get(name)!.clone()));
    await stock.probabilities.save(io.withSaveHandler((artifacts) => Promise.resolve(write(artifacts, folder))));
  } finally {
    disposeNetwork(stock);
  }
}

function write(artifacts: io.ModelArtifacts, folder: RunFolder): io.SaveResult {
  const { modelTopology, format, generatedBy, convertedBy, weightSpecs, weightData } = artifacts;
  const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  mkdirSync(join(folder.path, runFiles.model), { recursive: true });
  const buffers = Array.isArray(weightData) ? weightData : [weightData ?? new ArrayBuffer(0)];
  folder.write(
    `${runFiles.model}/weights.bin`,
    buffers.map((buffer) => new Uint8Array(buffer)),
  );
  const json = { format, generatedBy, convertedBy, modelTopology, weightsManifest };
  folder.write(`${runFiles.model}/model.json`, [JSON.stringify(json)]);
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
}
