import { conv2d, ones, tidy, type Rank } from '@tensorflow/tfjs-core';
import { engineFailures } from '../../shared/failures/engine';
import type { EngineName } from './engine';

/**
 * Proves the current backend with one small convolution whose result is known: ones over ones, 3 × 3, zero padding.
 *
 * @throws Failure `engine.self-test`
 */
export function selfTest(name: EngineName): void {
  const got = tidy(() =>
    Array.from(conv2d(ones<Rank.R4>([1, 3, 3, 1]), ones<Rank.R4>([3, 3, 1, 1]), 1, 'same').dataSync()),
  ).join(' ');
  const expected = '4 6 4 6 9 6 4 6 4';
  if (got !== expected) throw engineFailures.selfTest(name, expected, got);
}
