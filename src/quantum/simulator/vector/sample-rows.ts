import { featuresOf } from '../preparation';
import type { RunInput } from '../simulator';
import type { LaneLayout } from './lane-layout';

/** Samples of a group: lane k holds sample `first + k`, or, where lanes are amplitudes, all lanes hold sample `first`. */
export interface GroupSamples {
  readonly first: number;
  /** Samples that are there: fewer than lanes in the last group. */
  readonly count: number;
  /** Where the inputs of the first start, and how far it is to the next. */
  readonly row: number;
  readonly features: number;
}

export function samplesOf(run: RunInput, group: number, { lanes, laneBits }: LaneLayout): GroupSamples {
  const features = featuresOf(run);
  const first = laneBits > 0 ? group : group * lanes;
  return { first, count: laneBits > 0 ? 1 : Math.min(lanes, run.batch - first), row: first * features, features };
}
