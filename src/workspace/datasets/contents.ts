import { resolveFrom } from '../../experiment/disk';
import { phantomClasses, type DatasetConfig } from '../../experiment/schema/dataset';
import { countFolder } from './count-folder';
import { countManifest } from './count-manifest';
import type { DatasetClass, DatasetContents } from './shown-dataset';

/** Classes and counts of a dataset by its listing or table; no image is opened. */
export async function contentsOf(config: DatasetConfig, file: string): Promise<DatasetContents | 'missing'> {
  if (config.source === 'phantom')
    return { classes: phantomClasses.map((name) => ({ name, count: config.imagesPerClass })), atLeast: false };
  const found =
    config.source === 'folder'
      ? await countFolder(config, resolveFrom(file, config.path))
      : await countManifest(config, resolveFrom(file, config.manifest));
  if (found === 'missing') return found;
  return { classes: classesOf(found.counts, config.classes), atLeast: found.atLeast };
}

/** Each label a class, sorted by name; or the experiment's own classes in its order, made up of their labels. */
function classesOf(
  counts: ReadonlyMap<string, number>,
  merge: Readonly<Record<string, string | readonly string[]>> | undefined,
): DatasetClass[] {
  if (merge === undefined) {
    const classes = [...counts].map(([name, count]) => ({ name, count }));
    return classes.sort((a, b) => (a.name < b.name ? -1 : 1));
  }
  return Object.entries(merge).map(([name, labels]) => ({
    name,
    count: [labels].flat().reduce((sum, label) => sum + (counts.get(label) ?? 0), 0),
  }));
}
