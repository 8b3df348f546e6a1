import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, resolve } from 'node:path';
import type { PreprocessingConfig } from '../experiment/schema/preprocessing';
import { datasetFailures } from '../shared/failures/dataset';
import { makeCacheFolder } from './cache/cache-folder';
import { cacheSalt } from './cache/salt';
import { fingerprintOf } from './fingerprint';
import { groupsOf } from './groups';
import { listFolder } from './listing/folder-source';
import { classMap } from './listing/classes';
import type { ListedFile } from './listing/listing';
import { walkFolder } from './listing/walk-folder';
import { openCachedData } from './open-cached-data';
import type { PreparedData, Sample } from './prepared-data';
import { shapeOf } from './preprocess/preprocess';
import type { PrepareOptions } from './prepare-data';
import { takeIn } from './take-in';

/** The classes a trained model knows, and how its experiment made them out of labels. */
export interface KnownClasses {
  readonly classes: readonly string[];
  readonly merge: Readonly<Record<string, string | readonly string[]>> | undefined;
}

type Options = Omit<PrepareOptions, 'baseFolder'>;

/** A class-per-folder tree, all of it in the split `test`, to evaluate a trained model on. Folders of unknown labels are refused. */
export async function prepareTestFolder(
  folder: string,
  known: KnownClasses,
  preprocessing: PreprocessingConfig,
  options: Options,
): Promise<PreparedData> {
  const listing = await listFolder({ source: 'folder', path: folder, split: unsplit }, '.');
  const indexOf = labelIndices(known);
  const unknown = listing.labels.find((label) => !indexOf.has(label));
  if (unknown !== undefined) throw datasetFailures.unknownLabel(listing.root, unknown, [...indexOf.keys()]);
  const data = await prepareUnsplit(listing.files, known.classes, ({ label }) => indexOf.get(label)!, preprocessing, options);
  return { ...data, setAside: [...listing.setAside, ...data.setAside], ignored: listing.ignored };
}

/** Files and folders of images without labels (each carries label 0), to predict. */
export async function prepareFiles(
  paths: readonly string[],
  classes: readonly string[],
  preprocessing: PreprocessingConfig,
  options: Options,
): Promise<PreparedData> {
  const files: ListedFile[] = [];
  for (const path of paths) {
    const found = await stat(path).catch((error: unknown) => {
      throw datasetFailures.folderMissing(path, error);
    });
    const below = found.isDirectory() ? (await walkFolder(path)).files : undefined;
    if (below === undefined) files.push({ id: basename(path), path: resolve(path), label: '' });
    else for (const id of below) files.push({ id, path: resolve(path, id), label: '' });
  }
  return prepareUnsplit(files, classes, () => 0, preprocessing, options);
}

const unsplit = { kind: 'holdout', test: 0.2, validation: 0, folds: 5, fold: 0 } as const;

function labelIndices({ classes, merge }: KnownClasses): ReadonlyMap<string, number> {
  if (merge === undefined) return new Map(classes.map((name, index) => [name, index]));
  const labels = Object.values(merge).flat();
  return classMap(labels, merge).indexOf;
}

async function prepareUnsplit(
  files: readonly ListedFile[],
  classes: readonly string[],
  labelOf: (file: ListedFile) => number,
  preprocessing: PreprocessingConfig,
  options: Options,
): Promise<PreparedData> {
  makeCacheFolder(options.cacheFolder);
  const job = { cacheFolder: options.cacheFolder, preprocessing, salt: cacheSalt(options.cacheFolder) };
  const { threads = Math.min(8, availableParallelism()), onProgress, signal } = options;
  const { images, setAside, notes } = await takeIn(job, files, { threads, onProgress, signal });
  const groups = groupsOf(images);
  const samples = images.map(
    ({ file }, i): Sample => ({ id: file.id, group: groups.names[i]!, label: labelOf(file), split: 'test' }),
  );
  const hashes = images.map(({ hash }) => hash);
  return openCachedData(job, hashes, {
    classes,
    shape: shapeOf(preprocessing),
    samples,
    setAside,
    ignored: {},
    warnings: notes,
    fingerprint: fingerprintOf(classes, preprocessing, samples, hashes),
  });
}
