import { createHash } from 'node:crypto';
import type { PreprocessingConfig } from '../../experiment/schema/preprocessing';
import { shapeOf } from '../preprocess/preprocess';

/** Raised when decoding or preprocessing changes what comes out, so that old records are not taken for new ones. */
const decoderVersion = 1;

/** Names the pack of one preprocessing: equal settings, equal name. */
export function cacheKey(config: PreprocessingConfig): string {
  const text = JSON.stringify([decoderVersion, shapeOf(config), config.fit, config.intensity]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
