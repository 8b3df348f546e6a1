import { join } from 'node:path';
import { resolveFrom } from '../disk';
import type { SplitConfig } from '../schema/dataset';
import { at, finding, type Check } from './check';

/** The fewest images of one class with which every part of the split can have one. */
export function fewestNeeded(split: SplitConfig): number {
  switch (split.kind) {
    case 'given':
      return 1;
    case 'holdout':
      return split.validation > 0 ? 3 : 2;
    case 'kfold':
      return split.folds;
  }
}

/** A split that would leave a class without an image in one of its parts. */
export const splitSizesCheck: Check = {
  reads: at('dataset'),
  runOnDisk({ config, file }, disk) {
    const { dataset } = config;
    if (dataset.source !== 'folder' || dataset.classes !== undefined) return [];
    const root = resolveFrom(file, dataset.path);
    const parts = [dataset.train, dataset.validation, dataset.test].filter((part) => part !== undefined);
    const needed = fewestNeeded(dataset.split);
    const counts = new Map<string, number>();
    for (const part of parts.length === 0 ? [''] : parts) {
      for (const name of disk.folders(join(root, part)))
        counts.set(name, (counts.get(name) ?? 0) + disk.files(join(root, part, name), needed));
    }
    return [...counts].flatMap(([name, count]) => {
      if (count >= needed) return [];
      const what = `Class \`${name}\` has ${count === 0 ? 'no files' : count === 1 ? 'one file' : `${count} files`}; this split needs at least ${needed}.`;
      return [
        finding(
          'error',
          'empty-class',
          ['dataset', 'path'],
          what,
          'Add images, leave the class out by `dataset.classes`, or choose another split.',
        ),
      ];
    });
  },
};
