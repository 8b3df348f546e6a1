import { at, finding, type Check } from './check';

/** A label belongs to one class. */
export const mergedLabelsCheck: Check = {
  reads: at('dataset.source', 'dataset.classes'),
  run({ config }) {
    if (config.dataset.source === 'phantom' || config.dataset.classes === undefined) return [];
    const owner = new Map<string, string>();
    return Object.entries(config.dataset.classes).flatMap(([name, labels]) =>
      [labels].flat().flatMap((label, index) => {
        const before = owner.get(label);
        owner.set(label, before ?? name);
        if (before === undefined) return [];
        const path = ['dataset', 'classes', name, ...(typeof labels === 'string' ? [] : [index])];
        return [
          finding(
            'error',
            'label-in-two-classes',
            path,
            `Label \`${label}\` is in class \`${before}\` already.`,
            'Each label belongs to one class; remove it from one of them.',
          ),
        ];
      }),
    );
  },
};
