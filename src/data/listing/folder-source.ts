import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FolderDatasetConfig } from '../../experiment/schema/dataset';
import { datasetFailures } from '../../shared/failures/dataset';
import type { SplitName } from '../prepared-data';
import { groupReader } from './group-pattern';
import { byText, type ListedFile, type Listing } from './listing';
import { walkFolder } from './walk-folder';

/** `path/<class>/…` or, where `train`, `validation` or `test` name folders, `path/<that>/<class>/…`. */
export async function listFolder(config: FolderDatasetConfig, baseFolder: string): Promise<Listing> {
  const root = resolve(baseFolder, config.path);
  const given: [SplitName | undefined, string][] = [];
  for (const split of ['train', 'validation', 'test'] as const) {
    const name = config[split];
    if (name !== undefined) given.push([split, name]);
  }
  if (given.length === 0) given.push([undefined, '']);
  const groupOf = groupReader(config.groupPattern);
  const files: ListedFile[] = [];
  const labels = new Set<string>();
  const setAside = [];
  const ignored: Record<string, number> = {};
  for (const [split, below] of given) {
    const folder = join(root, below);
    const classFolders = await subFolders(folder);
    if (classFolders.length === 0) throw datasetFailures.noClasses(folder);
    for (const label of classFolders) {
      labels.add(label);
      const walk = await walkFolder(join(folder, label));
      const prefix = below === '' ? label : `${below.replaceAll('\\', '/')}/${label}`;
      for (const file of walk.files) {
        const id = `${prefix}/${file}`;
        const group = groupOf?.(id);
        files.push({
          id,
          path: join(folder, label, file),
          label,
          ...(group === undefined ? {} : { group }),
          ...(split === undefined ? {} : { givenSplit: split }),
        });
      }
      for (const aside of walk.setAside) setAside.push({ file: `${prefix}/${aside.file}`, reason: aside.reason });
      for (const [kind, count] of Object.entries(walk.ignored)) ignored[kind] = (ignored[kind] ?? 0) + count;
    }
  }
  files.sort((a, b) => byText(a.id, b.id));
  const ungrouped = groupOf === undefined ? 0 : files.filter((file) => file.group === undefined).length;
  const warnings =
    ungrouped === 0
      ? []
      : [`dataset.groupPattern matches nothing in ${ungrouped} of ${files.length} paths; each of these is a group of its own.`];
  return { root, files, labels: [...labels].sort(byText), setAside, ignored, warnings };
}

async function subFolders(folder: string): Promise<string[]> {
  try {
    const found = [];
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) found.push(entry.name);
      else if (entry.isSymbolicLink() && (await isFolder(join(folder, entry.name)))) found.push(entry.name);
    }
    return found.sort(byText);
  } catch (error) {
    throw datasetFailures.folderMissing(folder, error);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
