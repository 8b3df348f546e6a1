import type { DatasetConfig } from '../schema/dataset';
import { at, finding, writtenOf, type Check } from './check';

const kind = ['dataset', 'split', 'kind'];

/** A split needs the parts, shares and folds that it speaks of. */
export const splitPartsCheck: Check = {
  reads: at(
    'dataset.source',
    'dataset.split',
    'dataset.train',
    'dataset.validation',
    'dataset.test',
    'dataset.columns',
  ),
  run({ config, source }) {
    const { split } = config.dataset;
    switch (split.kind) {
      case 'given':
        return givenParts(config.dataset);
      case 'holdout': {
        const left = (1 - split.test) * (1 - split.validation);
        if (left >= 0.3) return [];
        const what = `Test share ${split.test} and validation share ${split.validation} leave ${Math.round(100 * left)} % of the images for training.`;
        const remedy = 'Make them smaller; 0.2 and 0.1 are usual.';
        return [
          finding(
            'warning',
            'small-training-part',
            writtenOf(source, ['dataset', 'split', 'test'], ['dataset', 'split', 'validation']),
            what,
            remedy,
          ),
        ];
      }
      case 'kfold': {
        if (split.fold < split.folds) return [];
        const what = `Fold ${split.fold} does not exist: folds are counted from 0.`;
        const last = split.folds - 1;
        return [
          finding(
            'error',
            'no-such-fold',
            ['dataset', 'split', 'fold'],
            what,
            `With ${split.folds} folds the last one is ${last}.`,
            { fix: { title: `Change to ${last}`, replace: String(last) } },
          ),
        ];
      }
    }
  },
};

function givenParts(dataset: DatasetConfig) {
  const what = '`given` needs a division that the data name.';
  switch (dataset.source) {
    case 'phantom':
      return [
        finding('error', 'nothing-given', kind, 'The phantom comes undivided.', 'Write `holdout` or `kfold`.', {
          fix: { title: 'Change to `holdout`', replace: 'holdout' },
        }),
      ];
    case 'folder': {
      const missing = (['train', 'test'] as const).filter((part) => dataset[part] === undefined);
      if (missing.length === 0) return [];
      const remedy = `Name the ${missing.length === 2 ? 'folders' : 'folder'} by \`dataset.${missing.join('` and `dataset.')}\`, or write \`holdout\`.`;
      return [finding('error', 'nothing-given', kind, what, remedy)];
    }
    case 'manifest':
      if (dataset.columns.split !== undefined) return [];
      return [
        finding(
          'error',
          'nothing-given',
          kind,
          what,
          'Name the column that holds it by `dataset.columns.split`, or write `holdout`.',
        ),
      ];
  }
}
