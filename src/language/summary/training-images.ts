import { join } from 'node:path';
import { resolveFrom, type Disk } from '../../experiment/disk';
import { phantomClasses, type DatasetConfig } from '../../experiment/schema/dataset';

/** Files are counted no further than this: the estimate is rough, and a folder may be on a slow disk. */
const most = 200_000;

/** How many images an epoch shows, about: by counting files or rows, not by looking into them. Undefined where that can't be told. */
export function trainingImages(dataset: DatasetConfig, file: string, disk: Disk): number | undefined {
  const { split } = dataset;
  const total = imagesIn(dataset, file, disk);
  if (total === undefined) return undefined;
  const tested = { given: 0, holdout: split.test, kfold: 1 / split.folds }[split.kind];
  const named = dataset.source === 'folder' && dataset.validation !== undefined;
  return Math.round(total * (1 - tested) * (named ? 1 : 1 - split.validation));
}

/** All images, or those of the part for training where the data are divided. */
function imagesIn(dataset: DatasetConfig, file: string, disk: Disk): number | undefined {
  switch (dataset.source) {
    case 'phantom':
      return dataset.imagesPerClass * phantomClasses.length;
    case 'folder': {
      const root = resolveFrom(file, dataset.path);
      const all = dataset.split.kind === 'given' ? [dataset.train] : [dataset.train, dataset.validation, dataset.test];
      const parts = all.filter((part) => part !== undefined);
      const wanted = parts.length === 0 ? [root] : [...new Set(parts)].map((part) => join(root, part));
      const labels = dataset.classes === undefined ? [''] : Object.values(dataset.classes).flat();
      const count = wanted
        .flatMap((folder) => labels.map((label) => join(folder, label)))
        .reduce((sum, folder) => sum + disk.files(folder, most), 0);
      return count === 0 ? undefined : count;
    }
    case 'manifest': {
      const table = disk.table(resolveFrom(file, dataset.manifest));
      if (table === undefined) return undefined;
      const column = (name: string): number => table.header.indexOf(name);
      const conditions = Object.entries(dataset.where ?? {}).map(([name, value]) => [column(name), value] as const);
      const labels = dataset.classes === undefined ? undefined : new Set(Object.values(dataset.classes).flat());
      const label = column(dataset.columns.label);
      const split = dataset.split.kind === 'given' ? column(dataset.columns.split ?? '') : -1;
      const rows = table.rows.filter(
        ({ fields }) =>
          conditions.every(([index, value]) => fields[index] === value) &&
          (labels === undefined || labels.has(fields[label] ?? '')) &&
          (split < 0 || /^train/i.test(fields[split] ?? '')),
      );
      return rows.length === 0 ? undefined : rows.length;
    }
  }
}
