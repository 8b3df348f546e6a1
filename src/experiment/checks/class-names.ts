import { didYouMean } from '../../shared/did-you-mean';
import { at, changeTo, finding, type Check } from './check';
import { classesFound, labelsFound } from './labels-found';

/** Class weights name classes, and classes name labels, that the data have. */
export const classNamesCheck: Check = {
  reads: at('dataset', 'training.classWeights'),
  runOnDisk({ config, file }, disk) {
    const { dataset } = config;
    const found = [];
    const labels = labelsFound(dataset, file, disk);
    if (labels !== undefined && dataset.source !== 'phantom') {
      for (const [name, merged] of Object.entries(dataset.classes ?? {})) {
        [merged].flat().forEach((label, index) => {
          if (labels.includes(label)) return;
          const path = ['dataset', 'classes', name, ...(typeof merged === 'string' ? [] : [index])];
          found.push(
            finding(
              'error',
              'unknown-label',
              path,
              `No image has the label \`${label}\`.${didYouMean(label, labels)}`,
              `Labels found: ${labels.join(', ')}.`,
              changeTo(label, labels),
            ),
          );
        });
      }
    }
    const classes = classesFound(dataset, file, disk);
    const { classWeights } = config.training;
    if (classes !== undefined && typeof classWeights !== 'string') {
      for (const name of Object.keys(classWeights)) {
        if (classes.includes(name)) continue;
        const path = ['training', 'classWeights', name];
        found.push(
          finding(
            'error',
            'unknown-class',
            path,
            `There is no class \`${name}\`.${didYouMean(name, classes)}`,
            `Classes: ${classes.join(', ')}.`,
            { part: 'key', ...changeTo(name, classes) },
          ),
        );
      }
    }
    return found;
  },
};
