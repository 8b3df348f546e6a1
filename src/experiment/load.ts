import { readFile } from 'node:fs/promises';
import { experimentFailures } from '../shared/failures/experiment';
import { nodeDisk } from './node-disk';
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
  const first = errors[0];
  const place =
    first === undefined || first.option !== undefined
      ? { file }
      : { file, line: first.range.start.line, column: first.range.start.column };
  throw experimentFailures.invalid(
    place,
    errors.length,
    problems.map((problem) => problemText(problem, file)),
  );
}
