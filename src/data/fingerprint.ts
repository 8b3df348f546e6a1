import { createHash } from 'node:crypto';
import type { PreprocessingConfig } from '../experiment/schema/preprocessing';
import { cacheKey } from './cache/cache-key';
import type { Sample } from './prepared-data';

/** SHA-256 over preprocessing, classes and each sample's id, content, label, group and split. */
export function fingerprintOf(
  classes: readonly string[],
  preprocessing: PreprocessingConfig,
  samples: readonly Sample[],
  hashes: readonly string[],
): string {
  const sum = createHash('sha256').update(JSON.stringify([cacheKey(preprocessing), classes]));
  samples.forEach(({ id, label, group, split }, i) =>
    sum.update(JSON.stringify([id, hashes[i], label, group, split])),
  );
  return sum.digest('hex');
}
