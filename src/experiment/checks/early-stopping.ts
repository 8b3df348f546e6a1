import type { DatasetConfig } from '../schema/dataset';
import { at, finding, type Check } from './check';

/** Early stopping watches a validation part, so there has to be one. */
export const earlyStoppingCheck: Check = {
  reads: at('dataset.source', 'dataset.split', 'dataset.validation', 'dataset.columns', 'training.earlyStopping'),
  run({ config }) {
    if (config.training.earlyStopping === 'none' || mayHaveValidation(config.dataset)) return [];
    return [
      finding(
        'error',
        'no-validation',
        ['training', 'earlyStopping'],
        'Early stopping needs a validation part, but `dataset.split.validation` is 0.',
        'Set it to 0.1 or so, or write `earlyStopping: none`.',
        { part: 'key' },
      ),
    ];
  },
};

/** Whether a validation part is drawn or named; a split column may name one. */
function mayHaveValidation(dataset: DatasetConfig): boolean {
  if (dataset.split.validation > 0) return true;
  if (dataset.split.kind !== 'given') return false;
  return dataset.source === 'manifest' || (dataset.source === 'folder' && dataset.validation !== undefined);
}
