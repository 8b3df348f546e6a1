import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseExperiment } from '../experiment/parse';
import type { ExperimentConfig } from '../experiment/schema/experiment';
import { problemText } from '../experiment/problem';
import { messageOf } from '../shared/failure';
import { runFailures } from '../shared/failures/run';
import { runFiles } from './run-files';

/** The experiment of a run, as its folder holds it; the data it names need not be there. Throws `runFailures.badExperiment`. */
export async function readRunExperiment(path: string): Promise<ExperimentConfig> {
  const file = join(path, runFiles.experiment);
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw runFailures.badExperiment(file, messageOf(error));
  });
  const { config, problems } = parseExperiment(text, file);
  if (config === undefined)
    throw runFailures.badExperiment(file, problems.map((one) => problemText(one, file)).join('\n'));
  return config;
}
