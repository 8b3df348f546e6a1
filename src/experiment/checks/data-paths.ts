import { basename, dirname, join } from 'node:path';
import { didYouMean, nearest } from '../../shared/did-you-mean';
import { resolveFrom, type Disk } from '../disk';
import type { Path } from '../paths';
import type { Finding } from '../problem';
import type { FolderDatasetConfig } from '../schema/dataset';
import { at, changeTo, finding, type Check, type CheckContext } from './check';

/** The files and folders that a dataset names exist. */
export const dataPathsCheck: Check = {
  reads: at(
    'dataset.source',
    'dataset.path',
    'dataset.train',
    'dataset.validation',
    'dataset.test',
    'dataset.manifest',
    'dataset.root',
  ),
  runOnDisk({ config, file }: CheckContext, disk) {
    const { dataset } = config;
    switch (dataset.source) {
      case 'phantom':
        return [];
      case 'manifest': {
        const found = existing(disk, file, dataset.manifest, 'file', ['dataset', 'manifest']);
        return dataset.root === undefined
          ? found
          : [...found, ...existing(disk, file, dataset.root, 'folder', ['dataset', 'root'])];
      }
      case 'folder': {
        const missing = existing(disk, file, dataset.path, 'folder', ['dataset', 'path']);
        return missing.length > 0 ? missing : parts(disk, resolveFrom(file, dataset.path), dataset);
      }
    }
  },
};

function existing(disk: Disk, file: string, path: string, wanted: 'file' | 'folder', at: Path): Finding[] {
  const full = resolveFrom(file, path);
  const kind = disk.kind(full);
  if (kind === wanted) return [];
  const near = wanted === 'folder' ? didYouMean(basename(full), disk.folders(dirname(full))) : '';
  const what =
    kind === undefined ? `There is no ${wanted} \`${full}\`.${near}` : `\`${full}\` is a ${kind}, not a ${wanted}.`;
  const remedy = 'Correct the path; a relative one starts at the experiment file’s folder.';
  const extras = kind === undefined ? nearbyPath(disk, full, path, wanted) : {};
  return [finding('error', kind === undefined ? 'no-such-path' : `no-${wanted}`, at, what, remedy, extras)];
}

/** The same path to a neighbour whose name is nearly the same. */
function nearbyPath(disk: Disk, full: string, path: string, wanted: 'file' | 'folder') {
  const names = wanted === 'folder' ? disk.folders(dirname(full)) : disk.fileNames(dirname(full));
  const meant = nearest(basename(full), names);
  const end = path.lastIndexOf(basename(full));
  if (meant === undefined || end < 0) return {};
  const replace = path.slice(0, end) + meant;
  return { fix: { title: `Change to \`${replace}\``, replace } };
}

function parts(disk: Disk, root: string, dataset: FolderDatasetConfig): Finding[] {
  const folders = disk.folders(root);
  return (['train', 'validation', 'test'] as const).flatMap((key) => {
    const part = dataset[key];
    if (part === undefined || disk.kind(join(root, part)) === 'folder') return [];
    const remedy = folders.length === 0 ? 'It holds no folder at all.' : `It holds ${folders.slice(0, 10).join(', ')}.`;
    return [
      finding(
        'error',
        'no-such-path',
        ['dataset', key],
        `There is no folder \`${part}\` in \`${root}\`.${didYouMean(part, folders)}`,
        remedy,
        changeTo(part, folders),
      ),
    ];
  });
}
