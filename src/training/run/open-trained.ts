import { dirname, join } from 'node:path';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { readRecord } from '../../runs/read-run';
import { readRunExperiment } from '../../runs/run-experiment';
import { runFailures } from '../../shared/failures/run';
import { chooseEngine } from '../engines/choose-engine';
import type { Network } from '../model/build-network';
import { loadTrained } from '../model/load-trained';
import { disposeNetwork } from '../model/model-weights';

/** A finished run's model, ready to predict. */
export interface TrainedRun {
  readonly config: ExperimentConfig;
  readonly classes: readonly string[];
  readonly network: Network;
  readonly cacheFolder: string;
  close(): Promise<void>;
}

/** Opens a run for prediction: its data need not be there any more. Throws `runFailures.noModel` where it did not finish. */
export async function openTrained(path: string): Promise<TrainedRun> {
  const record = readRecord(path);
  if (record.data === undefined) throw runFailures.noModel(path, 'it never got as far as its data');
  const { classes } = record.data;
  const config = await readRunExperiment(path);
  const { engine: chosen } = await chooseEngine(config.engine.name);
  const engine = await chosen.start({ threads: config.engine.threads });
  try {
    const network = loadTrained(path, config, classes.length);
    return {
      config,
      classes,
      network,
      cacheFolder: join(dirname(dirname(path)), 'cache'),
      async close() {
        disposeNetwork(network);
        await engine.stop();
      },
    };
  } catch (error) {
    await engine.stop();
    throw error;
  }
}
