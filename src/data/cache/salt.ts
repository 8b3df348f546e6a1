import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { datasetFailures } from '../../shared/failures/dataset';

/** The secret that patients' identifiers are hashed with: made once for each cache folder, readable by its owner alone. */
export function cacheSalt(cacheFolder: string): string {
  const file = join(cacheFolder, 'salt');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw datasetFailures.cacheUnusable(cacheFolder, error);
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw datasetFailures.cacheUnusable(cacheFolder, error);
  }
}
