import { datasetFailures } from '../shared/failures/dataset';
import { PackFolder } from './cache/pack-folder';
import type { BatchJob } from './batch/batch-maker';
import type { Batch, BatchOptions, PreparedData } from './prepared-data';
import { BatchClient } from './workers/batch-client';
import { packFolder, packRecordBytes, type IntakeJob } from './workers/intake';

/** Prepared data whose images lie in the cache, `hashes[i]` being sample i's content. */
export function openCachedData(
  job: IntakeJob,
  hashes: readonly string[],
  facts: Omit<PreparedData, 'batches' | 'close'>,
): PreparedData {
  const client = new BatchClient(batchJob(job, hashes, facts));
  return {
    ...facts,
    batches: (indices: ArrayLike<number>, options: BatchOptions): AsyncIterable<Batch> => ({
      [Symbol.asyncIterator]: () => client.stream(Int32Array.from(indices), options),
    }),
    close: () => client.close(),
  };
}

function batchJob(
  job: IntakeJob,
  hashes: readonly string[],
  { shape, samples }: Pick<PreparedData, 'shape' | 'samples'>,
): BatchJob {
  const folder = packFolder(job);
  const pack = PackFolder.open(folder, packRecordBytes(job.preprocessing));
  const files: string[] = [];
  const fileOf = new Int32Array(hashes.length);
  const positionOf = new Int32Array(hashes.length);
  hashes.forEach((hash, i) => {
    const place = pack.place(hash);
    if (place === undefined) throw datasetFailures.cacheUnusable(folder, { code: 'record lost' });
    let file = files.indexOf(place.file);
    if (file < 0) file = files.push(place.file) - 1;
    fileOf[i] = file;
    positionOf[i] = place.position;
  });
  return { shape, files, fileOf, positionOf, labels: Int32Array.from(samples, ({ label }) => label) };
}
