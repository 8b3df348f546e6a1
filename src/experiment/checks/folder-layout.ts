import { join } from 'node:path';
import { resolveFrom } from '../disk';
import { at, finding, type Check } from './check';

const partNames = /^(train(ing)?|test(ing)?|val(id(ation)?)?|dev)$/i;

/** Class folders are class folders: at least two, and not called after the parts of a split. */
export const folderLayoutCheck: Check = {
  reads: at('dataset.source', 'dataset.path', 'dataset.train', 'dataset.validation', 'dataset.test'),
  runOnDisk({ config, file }, disk) {
    const { dataset } = config;
    if (dataset.source !== 'folder') return [];
    const root = resolveFrom(file, dataset.path);
    const folder = join(root, dataset.train ?? '');
    if (disk.kind(folder) !== 'folder') return [];
    const folders = disk.folders(folder);
    const path = ['dataset', dataset.train === undefined ? 'path' : 'train'];
    if (folders.length < 2) {
      const what =
        folders.length === 0
          ? `\`${folder}\` has no folders, so there are no classes.`
          : `\`${folder}\` has one folder only, \`${folders[0]!}\`: a classifier needs at least two classes.`;
      return [
        finding(
          'error',
          'too-few-classes',
          path,
          what,
          'Put the images of each class into a folder of its own, or describe them in a manifest (`source: manifest`).',
        ),
      ];
    }
    if (dataset.train !== undefined || dataset.test !== undefined || !folders.every((name) => partNames.test(name)))
      return [];
    const train = folders.find((name) => /^train/i.test(name)) ?? folders[0]!;
    const test = folders.find((name) => /^test/i.test(name)) ?? folders[1]!;
    const what = `\`${folder}\` holds ${folders.join(' and ')}: these look like parts of a split, not like classes.`;
    return [
      finding('warning', 'parts-as-classes', path, what, `Write \`train: ${train}\` and \`test: ${test}\` below it.`),
    ];
  },
};
