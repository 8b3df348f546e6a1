import { amplitudeEmbedding } from './encodings/amplitude-embedding';
import { angleEmbedding } from './encodings/angle-embedding';
import { basisEmbedding } from './encodings/basis-embedding';
import { iqpEmbedding } from './encodings/iqp-embedding';
import { zzFeatureMap } from './encodings/zz-feature-map';
import type { Encoding } from './template';

export const encodingTable: readonly Encoding[] = [
  angleEmbedding,
  amplitudeEmbedding,
  basisEmbedding,
  iqpEmbedding,
  zzFeatureMap,
];

export function findEncoding(name: string): Encoding | undefined {
  return encodingTable.find((encoding) => encoding.name === name);
}
