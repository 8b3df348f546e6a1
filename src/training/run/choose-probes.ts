import type { Sample } from '../../data/prepared-data';
import { RandomStream } from '../../shared/random';

/** At most so many images, and so many numbers of circuit inputs, are written down each epoch. */
const most = { probes: 32, numbers: 8192 };

/** Of the training images: one probe in fifty, forward only, keeps looking at them well under 1 % of an epoch. */
const share = 0.02;

export interface ProbeQuestion {
  /** Indices into `samples` of the test split. */
  readonly test: Int32Array;
  readonly samples: readonly Pick<Sample, 'label'>[];
  readonly classes: number;
  readonly trainingImages: number;
  /** Inputs of the circuit. */
  readonly features: number;
  readonly seed: number;
}

/**
 * Places in the test split of the images that are looked at each epoch, ascending: as many of each class, drawn from a
 * stream of their own. At least one of each class, unless the circuit takes too many inputs; then none.
 */
export function chooseProbes({ test, samples, classes, trainingImages, features, seed }: ProbeQuestion): number[] {
  const affordable = Math.min(most.probes, Math.floor(most.numbers / features));
  if (affordable < classes) return [];
  const wanted = Math.min(affordable, Math.max(classes, Math.floor(trainingImages * share)));
  const perClass = Math.floor(wanted / classes);
  const left = new Array<number>(classes).fill(perClass);
  const places = RandomStream.named(seed, 'probes').shuffle(Int32Array.from(test, (_, place) => place));
  return [...places].filter((place) => left[samples[test[place]!]!.label]!-- > 0).sort((a, b) => a - b);
}
