import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { prepareData } from '../../data/prepare-data';
import type { PreparedData } from '../../data/prepared-data';
import type { DatasetConfig } from '../../experiment/schema/dataset';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import type { RunRecord } from '../../runs/run-record';
import { inspectorFailures } from '../../shared/failures/inspector';
import { trainingFailures } from '../../shared/failures/training';
import { streamSeeds } from '../loop/stream-seeds';
import { indicesOf } from '../run/data-summary';

/** The test split of a run, by places in it: the rows of `predictions.csv`. */
export interface TestImages {
  readonly samples: readonly { readonly id: string; readonly label: number }[];
  /** [height, width, channels] */
  readonly shape: readonly [number, number, number];
  /** One image, preprocessed. */
  pixels(place: number): Promise<Float32Array>;
}

/**
 * Lists the run's data as its training did; what the cache no longer holds is decoded anew. Throws
 * `inspectorFailures.dataMissing`, what preparing data throws, or `trainingFailures.dataChanged`.
 */
export async function openTestImages(path: string, config: ExperimentConfig, record: RunRecord): Promise<TestImages> {
  const { dataset, preprocessing } = config;
  const missing = placesOf(dataset, path).find((place) => !existsSync(place));
  if (missing !== undefined) throw inspectorFailures.dataMissing(missing);
  const data = await prepareData(
    { dataset, preprocessing, seed: streamSeeds(config).split },
    { baseFolder: path, cacheFolder: cacheFolderOf(path), threads: 1 },
  );
  if (record.hashes.data !== undefined && record.hashes.data !== data.fingerprint) {
    await data.close();
    throw trainingFailures.dataChanged(record.id);
  }
  const test = indicesOf(data, 'test');
  return {
    samples: Array.from(test, (index) => data.samples[index]!),
    shape: data.shape,
    pixels: async (place) => onlyImage(data, test[place], place, test.length),
  };
}

async function onlyImage(
  data: PreparedData,
  index: number | undefined,
  place: number,
  count: number,
): Promise<Float32Array> {
  if (index !== undefined) for await (const { pixels } of data.batches([index], { batchSize: 1 })) return pixels;
  throw inspectorFailures.noSample(place, count);
}

/** What must be there before anything is written to a cache. */
function placesOf(dataset: DatasetConfig, base: string): string[] {
  switch (dataset.source) {
    case 'phantom':
      return [];
    case 'folder':
      return [resolve(base, dataset.path)];
    case 'manifest':
      return [dataset.manifest, ...(dataset.root === undefined ? [] : [dataset.root])].map((p) => resolve(base, p));
  }
}

/** Beside the runs, or for a run folder that was put somewhere else, with the machine's temporary files. */
function cacheFolderOf(path: string): string {
  const runs = dirname(path);
  const home = basename(runs) === 'runs' && basename(dirname(runs)) === '.hybrid-qml';
  return home ? join(dirname(runs), 'cache') : join(tmpdir(), 'hybrid-qml-cache');
}
