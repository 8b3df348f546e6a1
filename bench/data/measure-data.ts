// Times and memory of preparing a dataset and reading it in batches:
//   node esbuild.js decode-worker && npx esbuild bench/data/measure-data.ts --bundle --platform=node --outfile=dist/measure-data.js
//   node dist/measure-data.js brain-tumor|alzheimer SIZE [CACHE]
// Looks for the images in data/. Run it twice with the same cache folder: the first run is cold, the second warm.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareData } from '../../src/data/prepare-data';
import type { PreparedData } from '../../src/data/prepared-data';
import type { DatasetConfig } from '../../src/experiment/schema/dataset';
import type { AugmentationConfig } from '../../src/experiment/schema/preprocessing';

const split = { kind: 'given', test: 0.2, validation: 0.1, folds: 5, fold: 0 } as const;
const datasets: Record<string, DatasetConfig> = {
  'brain-tumor': { source: 'folder', path: 'brain-tumor', train: 'Training', test: 'Testing', split },
  alzheimer: { source: 'folder', path: 'alzheimer', train: 'train', test: 'test', split },
};
const mirror: AugmentationConfig = {
  mirror: 'horizontal',
  rotation: 0,
  shift: 0,
  zoom: 0,
  brightness: 0,
  contrast: 0,
  noise: 0,
};
const every: AugmentationConfig = { ...mirror, rotation: 10, shift: 0.05, zoom: 0.1, contrast: 0.1, noise: 0.02 };

async function readBatches(data: PreparedData, config: AugmentationConfig, busyMs: number, most: number) {
  const train = data.samples.flatMap(({ split: side }, i) => (side === 'train' ? [i] : []));
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const waits: number[] = [];
  const start = performance.now();
  const batches = data.batches(train.slice(0, 32 * most), { batchSize: 32, augmentation: { config, seed: 1, epoch: 0 } });
  const iterator = batches[Symbol.asyncIterator]();
  for (;;) {
    const asked = performance.now();
    const { done } = await iterator.next();
    waits.push(performance.now() - asked);
    if (done) break;
    if (busyMs > 0) Atomics.wait(cell, 0, 0, busyMs);
  }
  const count = waits.length - 1;
  const perSecond = count / ((performance.now() - start) / 1000);
  return { count, perSecond: perSecond.toFixed(1), meanWaitMs: (waits.slice(1).reduce((a, b) => a + b, 0) / count).toFixed(2) };
}

async function main(): Promise<void> {
  const [name = 'brain-tumor', size = '128', cacheFolder = mkdtempSync(join(tmpdir(), 'measure-data-'))] = process.argv.slice(2);
  const start = performance.now();
  const data = await prepareData(
    { dataset: datasets[name]!, preprocessing: { size: Number(size), channels: 1, fit: 'pad', intensity: 'minmax' }, seed: 1 },
    { baseFolder: join(process.cwd(), 'data'), cacheFolder },
  );
  console.log(`${name} ${size}²: ${data.samples.length} images prepared in ${((performance.now() - start) / 1000).toFixed(2)} s, cache ${cacheFolder}`);
  console.log('warm-up', await readBatches(data, mirror, 0, 10));
  console.log('mirror, as fast as can be', await readBatches(data, mirror, 0, 1000));
  console.log('everything, as fast as can be', await readBatches(data, every, 0, 60));
  console.log('mirror, thread blocked 150 ms a step', await readBatches(data, mirror, 150, 30));
  console.log(`peak resident memory ${(process.resourceUsage().maxRSS / 1e3).toFixed(0)} MB`);
  await data.close();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
