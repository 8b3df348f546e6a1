import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderDatasetConfig } from '../../experiment/schema/dataset';
import { ignoredAs } from '../../shared/dataset-file-names';
import type { LabelCounts } from './label-counts';

/** Files: counting stops there, so that a folder of millions does not keep the disk busy. */
const most = 200_000;

/** Files of each class folder, in all parts that the experiment names. */
export async function countFolder(config: FolderDatasetConfig, root: string): Promise<LabelCounts | 'missing'> {
  const parts = [config.train, config.validation, config.test].filter((part) => part !== undefined);
  const counts = new Map<string, number>();
  let [found, left] = [false, most];
  for (const part of parts.length === 0 ? [''] : parts) {
    const folders = await foldersIn(join(root, part));
    found ||= folders !== undefined;
    for (const name of folders ?? []) {
      const count = await filesBelow(join(root, part, name), left);
      left -= count;
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  }
  return found ? { counts, atLeast: left <= 0 } : 'missing';
}

/** At any depth, counted no further than `limit`. */
async function filesBelow(folder: string, limit: number): Promise<number> {
  let count = 0;
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined && count < limit; at = waiting.pop()) {
    // What cannot be read is told by the run, which sets it aside
    for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
      if (ignoredAs(entry.name) !== undefined) continue;
      if (entry.isDirectory()) waiting.push(join(at, entry.name));
      else count++;
    }
  }
  return Math.min(count, limit);
}

async function foldersIn(folder: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
    return folders.map(({ name }) => name).filter((name) => ignoredAs(name) === undefined);
  } catch {
    return undefined;
  }
}
