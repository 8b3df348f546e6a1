import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import type { PreparedData } from '../../data/prepared-data';
import { prepareData } from '../../data/prepare-data';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { CheckpointStore } from '../../runs/checkpoints/checkpoint-store';
import type { RunFolder } from '../../runs/run-folder';
import type { RunRecord } from '../../runs/run-record';
import { trainingFailures } from '../../shared/failures/training';
import { RandomStream } from '../../shared/random';
import { chooseEngine } from '../engines/choose-engine';
import type { RunningEngine } from '../engines/engine';
import { classWeights } from '../loop/class-weights';
import { emptySums, type LoopState } from '../loop/loop-state';
import { Optimiser } from '../loop/optimiser';
import { streamSeeds, type StreamSeeds } from '../loop/stream-seeds';
import { TrainingStep } from '../loop/training-step';
import { buildNetwork, type Network } from '../model/build-network';
import { initialiseWeights } from '../model/initialise';
import { disposeNetwork, modelWeights, summarise, type ModelWeight } from '../model/model-weights';
import { Checkpointing } from './checkpointing';
import type { Control } from './control';
import { dataSummary, indicesOf } from './data-summary';
import type { RunReporter } from './run-reporter';

/** Everything a run needs between its folder and its training loop; made by `openSession`, ended by `close`. */
export interface RunSession {
  readonly config: ExperimentConfig;
  readonly seeds: StreamSeeds;
  readonly data: PreparedData;
  readonly engine: RunningEngine;
  readonly network: Network;
  readonly weights: readonly ModelWeight[];
  readonly step: TrainingStep;
  readonly checkpoints: CheckpointStore;
  readonly checkpointing: Checkpointing;
  /** The state before the first step. */
  readonly fresh: LoopState;
  close(): Promise<void>;
}

export interface SessionPlace {
  readonly folder: RunFolder;
  /** What was recorded of the run before it was resumed. */
  readonly previous: RunRecord | undefined;
  readonly reporter: RunReporter;
  readonly control: Control;
  readonly preparing: (done: number, total: number) => void;
}

/** Prepares data, starts the engine, builds and initialises the network, and records all three in `run.json`. */
export async function openSession(config: ExperimentConfig, place: SessionPlace): Promise<RunSession> {
  const seeds = streamSeeds(config);
  const data = await prepare(config, seeds, place);
  let engine: RunningEngine | undefined;
  try {
    engine = await startEngine(config, place);
    const network = buildNetwork(config.model, data.shape, data.classes.length);
    initialiseWeights(network.logits, seeds.weights);
    return session({ config, seeds, data, engine, network }, place);
  } catch (error) {
    await engine?.stop();
    await data.close();
    throw error;
  }
}

async function prepare(config: ExperimentConfig, seeds: StreamSeeds, place: SessionPlace): Promise<PreparedData> {
  const { folder, previous, reporter, control } = place;
  const { dataset, preprocessing, engine } = config;
  const data = await prepareData(
    { dataset, preprocessing, seed: seeds.split },
    {
      baseFolder: folder.path,
      cacheFolder: join(dirname(dirname(folder.path)), 'cache'),
      threads: engine.threads,
      onProgress: place.preparing,
      signal: control.signal,
    },
  );
  for (const warning of data.warnings) reporter.log('warning', warning);
  for (const { file, reason } of data.setAside) reporter.log('warning', `Set aside: ${file}: ${reason}`);
  const training = indicesOf(data, 'train').length;
  const expected = previous?.hashes.data ?? data.fingerprint;
  if (training < 2 || expected !== data.fingerprint) {
    await data.close();
    throw training < 2 ? trainingFailures.nothingToTrainOn(training) : trainingFailures.dataChanged(folder.record.id);
  }
  folder.change({ hashes: { ...folder.record.hashes, data: data.fingerprint }, data: dataSummary(data) });
  return data;
}

async function startEngine(config: ExperimentConfig, { folder, reporter }: SessionPlace): Promise<RunningEngine> {
  const { engine: chosen, reasons } = await chooseEngine(config.engine.name);
  for (const reason of reasons) reporter.log('info', reason);
  const engine = await chosen.start({ threads: config.engine.threads });
  if (engine.notice !== undefined) reporter.log('warning', engine.notice);
  folder.change({ engine: { name: engine.name, version: engine.version, threads: engine.threads } });
  return engine;
}

function session(
  parts: Pick<RunSession, 'config' | 'seeds' | 'data' | 'engine' | 'network'>,
  { folder }: SessionPlace,
): RunSession {
  const { config, seeds, data, engine, network } = parts;
  const weights = modelWeights(network);
  const { quantum } = config.model;
  const optimiser = new Optimiser(
    config.training.optimiser,
    weights,
    quantum === 'none' ? 1 : quantum.learningRateScale,
  );
  const labels = Array.from(indicesOf(data, 'train'), (index) => data.samples[index]!.label);
  const lossWeights = classWeights(config.training.classWeights, data.classes, labels);
  const checkpoints = new CheckpointStore(folder.checkpoints);
  const { layers, parameters } = summarise(network);
  folder.change({ parameters: { ...parameters, layers: layers.filter((layer) => layer.parameters > 0) } });
  return {
    ...parts,
    weights,
    step: new TrainingStep(network, weights, optimiser, config.training, lossWeights),
    checkpoints,
    checkpointing: new Checkpointing(checkpoints, weights, optimiser, data.fingerprint),
    fresh: {
      epoch: 0,
      batch: 0,
      step: 0,
      dropout: RandomStream.named(seeds.dropout, 'dropout/0').state(),
      sums: emptySums(),
      best: undefined,
    },
    async close() {
      optimiser.dispose();
      disposeNetwork(network);
      tf.disposeVariables();
      await engine.stop();
      await data.close();
    },
  };
}
