import type { SplitConfig } from '../../experiment/schema/dataset';
import { datasetFailures } from '../../shared/failures/dataset';
import { RandomStream } from '../../shared/random';
import type { SplitName } from '../prepared-data';
import { assignGroups, type SplitItem } from './group-assignment';

export interface SplittableItem extends SplitItem {
  readonly givenSplit?: SplitName;
}

/**
 * The split of each item: as given, one hold-out, or one fold of k. Validation is carved out of what is left for
 * training wherever it is not given. No group is ever separated by a split made here.
 */
export function splitItems(
  items: readonly SplittableItem[],
  classes: number,
  config: SplitConfig,
  seed: number,
): SplitName[] {
  const splits = outerSplit(items, classes, config, seed);
  if (config.validation > 0 && !splits.includes('validation')) {
    const train = splits.flatMap((split, i) => (split === 'train' ? [i] : []));
    const bins = assignGroups(
      train.map((i) => items[i]!),
      classes,
      [1 - config.validation, config.validation],
      RandomStream.named(seed, 'split/validation'),
    );
    train.forEach((item, i) => (splits[item] = bins[i] === 1 ? 'validation' : 'train'));
  }
  return splits;
}

function outerSplit(items: readonly SplittableItem[], classes: number, config: SplitConfig, seed: number): SplitName[] {
  switch (config.kind) {
    case 'given':
      return items.map(({ givenSplit }) => {
        if (givenSplit === undefined) throw datasetFailures.noGivenSplit();
        return givenSplit;
      });
    case 'holdout': {
      const random = RandomStream.named(seed, 'split/holdout');
      const bins = assignGroups(items, classes, [1 - config.test, config.test], random);
      return Array.from(bins, (bin) => (bin === 1 ? 'test' : 'train'));
    }
    case 'kfold': {
      if (config.fold >= config.folds) throw datasetFailures.foldOutOfRange(config.fold, config.folds);
      const shares = new Array<number>(config.folds).fill(1 / config.folds);
      const bins = assignGroups(items, classes, shares, RandomStream.named(seed, 'split/kfold'));
      return Array.from(bins, (bin) => (bin === config.fold ? 'test' : 'train'));
    }
  }
}
