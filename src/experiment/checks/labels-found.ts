import { join } from 'node:path';
import { resolveFrom, type Disk } from '../disk';
import { phantomClasses, type DatasetConfig } from '../schema/dataset';

/** The labels that a dataset bears on the disk, sorted; undefined where they can't be told. */
export function labelsFound(dataset: DatasetConfig, file: string, disk: Disk): readonly string[] | undefined {
  switch (dataset.source) {
    case 'phantom':
      return phantomClasses;
    case 'folder': {
      const root = resolveFrom(file, dataset.path);
      const parts = [dataset.train, dataset.validation, dataset.test].filter((part) => part !== undefined);
      const labels = (parts.length === 0 ? [''] : parts).flatMap((part) => disk.folders(join(root, part)));
      return labels.length === 0 ? undefined : [...new Set(labels)].sort();
    }
    case 'manifest': {
      const table = disk.table(resolveFrom(file, dataset.manifest));
      const column = table?.header.indexOf(dataset.columns.label) ?? -1;
      if (table === undefined || column < 0) return undefined;
      const conditions = Object.entries(dataset.where ?? {}).map(
        ([name, value]) => [table.header.indexOf(name), value] as const,
      );
      const rows = table.rows.filter(({ fields }) => conditions.every(([index, value]) => fields[index] === value));
      return [...new Set(rows.map(({ fields }) => fields[column] ?? ''))].filter((label) => label !== '').sort();
    }
  }
}

/** The classes of a dataset, in their order; undefined where they can't be told. */
export function classesFound(dataset: DatasetConfig, file: string, disk: Disk): readonly string[] | undefined {
  if (dataset.source !== 'phantom' && dataset.classes !== undefined) return Object.keys(dataset.classes);
  return labelsFound(dataset, file, disk);
}
