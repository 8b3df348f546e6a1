import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { shapeOf } from '../../data/preprocess/preprocess';
import { Failure } from '../../shared/failure';
import type { CheckpointName } from '../../shared/inspector-protocol';
import { wasmEngine } from '../engines/wasm-engine';
import { probabilitiesOf } from '../evaluation/predict';
import { circuitInputs } from '../model/circuit-inputs';
import { assignWeights } from '../model/load-trained';
import { modelWeights } from '../model/model-weights';
import { gradCam, type HeatMap } from './grad-cam';
import { findWeights } from './run-weights';
import { tappedNetwork } from './tapped-network';

/** A run's network on an engine of one thread, with the weights of one checkpoint at a time. */
export interface LoadedNetwork {
  /** Reads the checkpoint's weights unless they are the ones it has. */
  use(checkpoint: CheckpointName | undefined): void;
  /** Of one image: circuit inputs (empty in a classical network), circuit weights, class probabilities. */
  look(pixels: Float32Array, seed: number): Record<'inputs' | 'weights' | 'probabilities', Float32Array>;
  gradCam(pixels: Float32Array, classIndex: number, seed: number): HeatMap;
}

export async function loadNetwork(path: string, config: ExperimentConfig, classes: number): Promise<LoadedNetwork> {
  await wasmEngine.start({ threads: 1 });
  const tapped = tappedNetwork(config.model, shapeOf(config.preprocessing), classes);
  const { network } = tapped;
  const inputsOf = circuitInputs(network);
  const theta = modelWeights(network).find((weight) => weight.quantum)?.variable;
  let loaded: string | undefined;
  const use = (checkpoint: CheckpointName | undefined): void => {
    const found = findWeights(path, checkpoint);
    if (found.key === loaded) return;
    loaded = undefined;
    assignWeights(network, found.read(), path);
    loaded = found.key;
  };
  return {
    use: (checkpoint) => {
      try {
        use(checkpoint);
      } catch (error) {
        // A trainer at work removes old checkpoints: what was found a moment ago may be gone
        if (!(error instanceof Failure && error.code === 'run.broken-checkpoint')) throw error;
        use(checkpoint);
      }
    },
    look: (pixels, seed) => {
      network.quantum?.reseed(seed);
      return {
        inputs: inputsOf?.(pixels, 1) ?? new Float32Array(0),
        weights: theta?.dataSync<'float32'>().slice() ?? new Float32Array(0),
        probabilities: probabilitiesOf(network, pixels, 1),
      };
    },
    gradCam: (pixels, classIndex, seed) => {
      network.quantum?.reseed(seed);
      return gradCam(tapped, pixels, classIndex);
    },
  };
}
