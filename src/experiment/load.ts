import { readFile } from 'node:fs/promises';
import type { Place } from '../shared/failure';
import { experimentFailures } from '../shared/failures/experiment';
import { nodeDisk } from './node-disk';
import { pathText } from './paths';
import { parseExperiment, type ParseOptions } from './parse';
import { problemText, type Problem } from './problem';
import type { ExperimentConfig } from './schema/experiment';

export interface LoadedExperiment {
  readonly config: ExperimentConfig;
  readonly file: string;
  /** The file as it was read. */
  readonly text: string;
  /** What is allowed but hardly meant. */
  readonly warnings: readonly Problem[];
}

/** Reads and checks an experiment file. Throws a Failure that lists all of its problems, each with file, line and column. */
export async function loadExperiment(file: string, options: ParseOptions = {}): Promise<LoadedExperiment> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw experimentFailures.unreadable(file, error);
  });
  const { config, problems } = parseExperiment(text, file, { disk: nodeDisk, ...options });
  if (config !== undefined) return { config, file, text, warnings: problems };
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [only] = errors;
  if (only !== undefined && errors.length === 1)
    throw experimentFailures.mistake(only.what, only.remedy, placeOf(only, file));
  throw experimentFailures.mistakes(
    file,
    errors.length,
    problems.map((problem) => problemText(problem, file)),
  );
}

/** Where a problem is; the option instead of the file where a `--set` brought it. */
function placeOf({ option, range, path }: Problem, file: string): Place {
  const where = option === undefined ? { file, line: range.start.line, column: range.start.column } : { file: option };
  return path.length === 0 ? where : { ...where, path: pathText(path) };
}
