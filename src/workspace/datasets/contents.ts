import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveFrom } from '../../experiment/disk';
import { phantomClasses, type DatasetConfig, type FolderDatasetConfig } from '../../experiment/schema/dataset';
import type { DatasetClass, DatasetContents } from './shown-dataset';

/** Files: counting stops there, so that a folder of millions does not keep the disk busy. */
const most = 200_000;

/** Classes and counts of a dataset as its listing shows them; nothing is opened but folders. */
export async function contentsOf(config: DatasetConfig, file: string): Promise<DatasetContents | 'missing'> {
  switch (config.source) {
    case 'phantom':
      return { classes: phantomClasses.map((name) => ({ name, count: config.imagesPerClass })), atLeast: false };
    case 'folder':
      return folderContents(config, resolveFrom(file, config.path));
    case 'manifest':
      return 'missing';
  }
}

async function folderContents(config: FolderDatasetConfig, root: string): Promise<DatasetContents | 'missing'> {
  const parts = [config.train, config.validation, config.test].filter((part) => part !== undefined);
  const counter = new Counter();
  let found = false;
  const counts = new Map<string, number>();
  for (const part of parts.length === 0 ? [''] : parts) {
    const folders = await foldersIn(join(root, part));
    found ||= folders !== undefined;
    for (const name of folders ?? [])
      counts.set(name, (counts.get(name) ?? 0) + (await counter.count(join(root, part, name))));
  }
  if (!found) return 'missing';
  const classes = [...counts].map(([name, count]): DatasetClass => ({ name, count }));
  return { classes: classes.sort((a, b) => (a.name < b.name ? -1 : 1)), atLeast: counter.full };
}

class Counter {
  private total = 0;

  get full(): boolean {
    return this.total >= most;
  }

  /** Files at any depth that are not hidden. */
  async count(folder: string): Promise<number> {
    let count = 0;
    const waiting = [folder];
    for (let at = waiting.pop(); at !== undefined && !this.full; at = waiting.pop()) {
      for (const entry of await readdir(at, { withFileTypes: true }).catch(() => [])) {
        if (entry.name.startsWith('.')) continue;
        if (entry.isDirectory()) waiting.push(join(at, entry.name));
        else {
          count++;
          this.total++;
        }
      }
    }
    return count;
  }
}

async function foldersIn(folder: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  } catch {
    return undefined;
  }
}
