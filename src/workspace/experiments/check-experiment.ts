import { readFile } from 'node:fs/promises';
import type { Disk } from '../../experiment/disk';
import { nodeDisk } from '../../experiment/node-disk';
import { parseExperiment } from '../../experiment/parse';
import { quickCircuitCheck } from '../../quantum/quick-circuit-check';
import type { CheckedExperiment } from './shown-experiment';

/** The disk without what takes time: nothing is counted and no table read, which the trainer does. */
const quickDisk: Disk = {
  ...nodeDisk,
  files: (_path, most) => most,
  table: () => undefined,
};

/** All that can be said quickly of an experiment file. Throws where it cannot be read. */
export async function checkExperiment(file: string): Promise<CheckedExperiment> {
  const text = await readFile(file, 'utf8');
  const { config, problems } = parseExperiment(text, file, { disk: quickDisk, checks: [quickCircuitCheck] });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  // Where the data are missing the rest may still be sound
  const { dataset } = config ?? parseExperiment(text, file).config ?? {};
  return { errors, warnings: problems.length - errors, problems, config, dataset };
}
