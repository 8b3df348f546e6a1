import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { encode } from 'fast-png';
import type { PreprocessingConfig } from '../../../src/experiment/schema/preprocessing';
import type { SplitConfig } from '../../../src/experiment/schema/dataset';
import { prepareData, type PrepareConfig, type PrepareOptions } from '../../../src/data/prepare-data';
import type { PreparedData } from '../../../src/data/prepared-data';
import { RandomStream } from '../../../src/shared/random';

/** A temporary folder that is removed when the test ends. */
export function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-data-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function put(folder: string, name: string, content: Uint8Array | string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** A grey PNG of 12 × 10 random pixels: other seeds, other content. */
export function picture(seed: number): Uint8Array {
  const random = RandomStream.named(seed, 'picture');
  return encode({ width: 12, height: 10, channels: 1, depth: 8, data: Uint8Array.from({ length: 120 }, () => random.integer(256)) });
}

/** `<class>/<n>.png`, `count` of each. */
export function pictureTree(folder: string, classes: readonly string[], count: number): void {
  classes.forEach((name, c) => {
    for (let n = 0; n < count; n++) put(folder, `${name}/${String(n).padStart(3, '0')}.png`, picture(1000 * c + n));
  });
}

export const holdout: SplitConfig = { kind: 'holdout', test: 0.25, validation: 0.2, folds: 5, fold: 0 };
export const eight: PreprocessingConfig = { size: 8, channels: 1, fit: 'pad', intensity: 'minmax' };

/** Prepares `folder` with a cache of its own and closes it when the test ends. */
export async function prepared(
  t: TestContext,
  folder: string,
  config: Partial<PrepareConfig> = {},
  options: Partial<PrepareOptions> = {},
): Promise<PreparedData> {
  const data = await prepareData(
    { dataset: { source: 'folder', path: '.', split: holdout }, preprocessing: eight, seed: 1, ...config },
    { baseFolder: folder, cacheFolder: join(folder, '.cache'), threads: 1, ...options },
  );
  t.after(() => data.close());
  return data;
}

/** Every batch's pixels one after another, with their indices. */
export async function readAll(
  data: PreparedData,
  indices: ArrayLike<number>,
  options: Parameters<PreparedData['batches']>[1],
): Promise<{ pixels: number[]; indices: number[]; labels: number[]; sizes: number[] }> {
  const all = { pixels: [] as number[], indices: [] as number[], labels: [] as number[], sizes: [] as number[] };
  for await (const batch of data.batches(indices, options)) {
    for (const value of batch.pixels) all.pixels.push(value);
    all.indices.push(...batch.indices);
    all.labels.push(...batch.labels);
    all.sizes.push(batch.labels.length);
  }
  return all;
}
