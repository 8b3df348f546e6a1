import type { SplitConfig } from '../../experiment/schema/dataset';
import { datasetFailures } from '../../shared/failures/dataset';
import type { ListedFile, Listing } from '../listing/listing';
import type { Sample, SetAside, SplitName } from '../prepared-data';

/** With fewer images a class cannot be in training, validation and test. */
const minimumPerClass = 3;

/** Before anything is read: every class has files. */
export function checkClasses(
  listing: Listing,
  files: readonly ListedFile[],
  classes: readonly string[],
  indexOf: ReadonlyMap<string, number>,
): void {
  if (files.length === 0) throw datasetFailures.emptyFolder(listing.root);
  const present = new Set(files.map(({ label }) => indexOf.get(label)));
  const empty = classes.find((_, i) => !present.has(i));
  if (empty !== undefined) throw datasetFailures.emptyClass(empty, listing.root);
}

/** After reading: enough is left of the whole and of each class. */
export function checkWhatIsLeft(
  images: readonly { readonly label: number }[],
  classes: readonly string[],
  setAside: readonly SetAside[],
): void {
  const total = images.length + setAside.length;
  if (setAside.length * 2 > total) throw datasetFailures.tooManySetAside(setAside.length, total, setAside);
  classes.forEach((name, label) => {
    const left = images.filter((image) => image.label === label).length;
    if (left < minimumPerClass) throw datasetFailures.tooLittleLeft(name, left, minimumPerClass, setAside);
  });
}

/** After splitting: training and test have images, and every set that has any has all classes. */
export function checkSplits(samples: readonly Sample[], classes: readonly string[], config: SplitConfig): void {
  const wanted: SplitName[] = config.validation > 0 ? ['train', 'validation', 'test'] : ['train', 'test'];
  for (const split of wanted)
    if (!samples.some((sample) => sample.split === split))
      throw datasetFailures.emptySplit(split, table(samples, classes), new Set(samples.map(({ group }) => group)).size);
  for (const split of ['train', 'test', 'validation'] as const) {
    const inSplit = samples.filter((sample) => sample.split === split);
    if (inSplit.length === 0) continue;
    const missing = classes.findIndex((_, label) => !inSplit.some((sample) => sample.label === label));
    if (missing < 0) continue;
    const groups = new Set(samples.filter(({ label }) => label === missing).map(({ group }) => group));
    throw datasetFailures.classMissingInSplit(split, classes[missing]!, table(samples, classes), groups.size);
  }
}

/** `train: glioma 120, meningioma 80; test: …` */
function table(samples: readonly Sample[], classes: readonly string[]): string {
  const splits = ['train', 'validation', 'test'] as const;
  return splits
    .map((split) => {
      const counts = classes.map((name, label) => {
        const count = samples.filter((sample) => sample.split === split && sample.label === label).length;
        return `${name} ${count}`;
      });
      return `${split}: ${counts.join(', ')}`;
    })
    .join('; ');
}
