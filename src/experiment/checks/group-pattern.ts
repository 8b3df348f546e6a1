import { at, finding, type Check } from './check';

/** The pattern's first group names the patient: it has to have one. */
export const groupPatternCheck: Check = {
  reads: at('dataset.source', 'dataset.groupPattern'),
  run({ config }) {
    if (config.dataset.source !== 'folder' || config.dataset.groupPattern === undefined) return [];
    // Matching the empty alternative tells how many groups the expression has.
    const groups = (new RegExp(`${config.dataset.groupPattern}|`, 'u').exec('')?.length ?? 1) - 1;
    if (groups > 0) return [];
    return [
      finding(
        'error',
        'no-group',
        ['dataset', 'groupPattern'],
        'The pattern has no group in round brackets.',
        'Put brackets around the part that names the patient, such as `(sub-\\d+)`.',
      ),
    ];
  },
};
