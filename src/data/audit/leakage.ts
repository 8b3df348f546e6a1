import type { Sample } from '../prepared-data';

/**
 * What would make the results look better than they are, as far as it can be known without comparing pixels: unknown
 * patients, groups on both sides of a given split, byte-identical images on both sides or under two labels.
 *
 * @param hashes content of each sample
 * @param knownGroups how many samples have a group that the dataset names
 */
export function leakageWarnings(
  samples: readonly Sample[],
  hashes: readonly string[],
  classes: readonly string[],
  knownGroups: number,
): string[] {
  const warnings: string[] = [];
  if (knownGroups < samples.length)
    warnings.push(
      `${knownGroups === 0 ? 'No patient is known' : `For ${samples.length - knownGroups} of ${samples.length} images no patient is known`}: ` +
        'such an image counts as a patient of its own, so images of one person may be both trained on and tested with, and the results may be too good.',
    );
  const groups = samples.map(({ group }) => group);
  const shared = straddling(samples, groups);
  if (shared.units > 0)
    warnings.push(
      `${shared.units} groups are in both the training and the test set as given; ${shared.tests} of ${shared.allTests} test images belong to them.`,
    );
  const twins = straddling(samples, hashes);
  if (twins.units > 0)
    warnings.push(
      `${twins.tests} of ${twins.allTests} test images are byte for byte the same as an image of the training set.`,
    );
  const labels = new Map<string, Set<number>>();
  samples.forEach(({ label }, i) => labels.set(hashes[i]!, (labels.get(hashes[i]!) ?? new Set()).add(label)));
  const disputed = [...labels.values()].filter((found) => found.size > 1);
  if (disputed.length > 0)
    warnings.push(
      `${disputed.length} images stand under two labels, byte for byte the same: ${pairs(disputed, classes).join(', ')}.`,
    );
  return warnings;
}

function straddling(samples: readonly Sample[], unitOf: readonly string[]) {
  const trained = new Set(unitOf.filter((_, i) => samples[i]!.split !== 'test'));
  const tests = unitOf.filter((_, i) => samples[i]!.split === 'test');
  const seen = tests.filter((unit) => trained.has(unit));
  return { units: new Set(seen).size, tests: seen.length, allTests: tests.length };
}

function pairs(disputed: readonly ReadonlySet<number>[], classes: readonly string[]): string[] {
  return [...new Set(disputed.map((labels) => [...labels].sort((a, b) => a - b).map((i) => `'${classes[i]!}'`).join(' and ')))];
}
