import { statfsSync } from 'node:fs';
import { datasetFailures } from '../../shared/failures/dataset';
import { makeFolders } from '../../shared/make-folders';

export function makeCacheFolder(folder: string): void {
  try {
    makeFolders(folder);
  } catch (error) {
    throw datasetFailures.cacheUnusable(folder, error);
  }
}

/** Throws before anything is decoded where the disk has less than `needed` bytes free. */
export function checkSpace(folder: string, needed: number): void {
  const free = freeBytes(folder);
  if (free !== undefined && free < needed) throw datasetFailures.cacheFull(folder, needed, free);
}

function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    // Not every file system tells; a full disk is then noticed when writing.
    return undefined;
  }
}
