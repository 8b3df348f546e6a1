import { basename } from 'node:path';

/** How the names of experiment files end, as the manifest has it for the language. */
const ending = /\.experiment\.ya?ml$/i;

/** Finds them in a workspace. */
export const experimentPattern = '**/*.experiment.{yaml,yml}';

export function isExperimentFile(path: string): boolean {
  return ending.test(path);
}

/** A file's name without folder and ending: what an experiment that has no name is called. */
export function experimentFileTitle(path: string): string {
  return basename(path).replace(ending, '');
}
