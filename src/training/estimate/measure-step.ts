import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { RandomStream } from '../../shared/random';
import { chooseEngine } from '../engines/choose-engine';
import { Optimiser } from '../loop/optimiser';
import { TrainingStep } from '../loop/training-step';
import { buildNetwork } from '../model/build-network';
import { initialiseWeights } from '../model/initialise';
import { plainLayersOf, type PlainLayer } from './plain-layers';
import { disposeNetwork, modelWeights, summarise, type ModelSummary } from '../model/model-weights';

export interface StepMeasurement {
  readonly summary: ModelSummary;
  readonly engine: string;
  readonly threads: number;
  /** Images a second of forward, backward and update, on random images; data loading runs beside it. */
  readonly imagesPerSecond: number;
  /** Resident memory of the process after the steps, in bytes. */
  readonly residentBytes: number;
  /** How the quantum layer's gradient is made; absent without one. */
  readonly gradient: string | undefined;
  readonly plainLayers: readonly PlainLayer[];
}

const warmUp = 1;
const timed = 3;

/** Builds an experiment's network and times a few real steps on noise: what it costs here is measured, not guessed. */
export async function measureStep(config: ExperimentConfig, classes: number): Promise<StepMeasurement> {
  const { engine: chosen } = await chooseEngine(config.engine.name);
  const engine = await chosen.start({ threads: config.engine.threads });
  const { size, channels } = config.preprocessing;
  const [height, width] = typeof size === 'number' ? [size, size] : size;
  const network = buildNetwork(config.model, [height, width, channels], classes);
  try {
    initialiseWeights(network.logits, config.seed);
    const weights = modelWeights(network);
    const optimiser = new Optimiser(config.training.optimiser, weights, 1);
    const step = new TrainingStep(network, weights, optimiser, config.training, new Float32Array(classes).fill(1));
    const { batchSize } = config.training;
    const random = RandomStream.named(config.seed, 'estimate');
    const batch = {
      pixels: Float32Array.from({ length: batchSize * height * width * channels }, () => random.uniform()),
      labels: Int32Array.from({ length: batchSize }, () => random.integer(classes)),
      indices: Int32Array.from({ length: batchSize }, (_, index) => index),
    };
    let started = 0;
    for (let n = 0; n < warmUp + timed; n++) {
      if (n === warmUp) started = performance.now();
      step.run(batch, { learningRate: 1e-4, dropout: random, circuitSeed: n, measureNorms: false });
    }
    const seconds = (performance.now() - started) / 1000;
    optimiser.dispose();
    return {
      summary: summarise(network),
      engine: engine.name,
      threads: engine.threads,
      imagesPerSecond: (timed * batchSize) / seconds,
      residentBytes: process.memoryUsage.rss(),
      gradient: network.quantum?.gradientMethod,
      plainLayers: await plainLayersOf(network),
    };
  } finally {
    disposeNetwork(network);
    await engine.stop();
  }
}
