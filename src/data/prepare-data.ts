import type { DatasetConfig } from '../experiment/schema/dataset';
import type { PreprocessingConfig } from '../experiment/schema/preprocessing';
import { checkClasses, checkSplits, checkWhatIsLeft } from './audit/checks';
import { leakageWarnings } from './audit/leakage';
import { cacheSalt } from './cache/salt';
import { fingerprintOf } from './fingerprint';
import { groupsOf } from './groups';
import { listDataset } from './listing/list-dataset';
import { classMap } from './listing/classes';
import { openCachedData } from './open-cached-data';
import type { PreparedData, Sample } from './prepared-data';
import { shapeOf } from './preprocess/preprocess';
import { splitItems } from './split/split';
import { takeIn } from './take-in';
import { makeCacheFolder } from './cache/cache-folder';

export interface PrepareConfig {
  readonly dataset: DatasetConfig;
  readonly preprocessing: PreprocessingConfig;
  /** Of the split, and of the phantoms. */
  readonly seed: number;
}

export interface PrepareOptions {
  /** Where relative paths start: the experiment file's folder. */
  readonly baseFolder: string;
  /** For decoded images; made where it is missing, may be shared by several processes and datasets. */
  readonly cacheFolder: string;
  /** Threads that decode; 0 or absent: as many as the machine has cores, eight at most. */
  readonly threads?: number;
  readonly onProgress?: (done: number, total: number, setAside: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Lists, reads, checks, preprocesses and splits a dataset. Bad files are set aside; throws a `Failure`
 * (`datasetFailures`) where too little is left or the data cannot serve, and the signal's reason when aborted.
 */
export async function prepareData(config: PrepareConfig, options: PrepareOptions): Promise<PreparedData> {
  const { dataset, preprocessing, seed } = config;
  makeCacheFolder(options.cacheFolder);
  const listing = await listDataset(dataset, options.baseFolder, seed);
  const merged = dataset.source === 'phantom' ? undefined : dataset.classes;
  const { classes, indexOf } = classMap(listing.labels, merged);
  const listed = listing.files.filter(({ label }) => indexOf.has(label));
  checkClasses(listing, listed, classes, indexOf);

  const job = { cacheFolder: options.cacheFolder, preprocessing, salt: cacheSalt(options.cacheFolder) };
  const taken = await takeIn(job, listed, {
    threads: options.threads,
    onProgress: options.onProgress,
    signal: options.signal,
  });
  const setAside = [...listing.setAside, ...taken.setAside];
  const images = taken.images.map((image) => ({ ...image, label: indexOf.get(image.file.label)! }));
  checkWhatIsLeft(images, classes, setAside);

  const groups = groupsOf(images);
  const items = images.map(({ file, label }, i) => ({
    label,
    group: groups.names[i]!,
    ...(file.givenSplit === undefined ? {} : { givenSplit: file.givenSplit }),
  }));
  const splits = splitItems(items, classes.length, dataset.split, seed);
  const samples = images.map(
    ({ file, label }, i): Sample => ({ id: file.id, group: groups.names[i]!, label, split: splits[i]! }),
  );
  checkSplits(samples, classes, dataset.split);
  const hashes = images.map(({ hash }) => hash);
  const leftOut = listing.files.length - listed.length;
  return openCachedData(job, hashes, {
    classes,
    shape: shapeOf(preprocessing),
    samples,
    setAside,
    ignored: listing.ignored,
    warnings: [
      ...listing.warnings,
      ...(leftOut === 0 ? [] : [`${leftOut} images bear a label that dataset.classes does not name and are left out.`]),
      ...taken.notes,
      ...leakageWarnings(samples, hashes, classes, groups.known),
    ],
    fingerprint: fingerprintOf(classes, preprocessing, samples, hashes),
  });
}
