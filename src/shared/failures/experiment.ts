import { Failure, messageOf, type Place } from '../failure';

/** What can stop an experiment file from being used. Single mistakes in it are problems with places; see src/experiment/problem.ts. */
export const experimentFailures = {
  unreadable: (file: string, cause: unknown) =>
    new Failure(
      'experiment.unreadable',
      `The experiment file can’t be read: ${messageOf(cause)}.`,
      'Check its path; experiments end in .experiment.yaml.',
      { file },
      { cause },
    ),
  /** `lines` are the problems, each with its place. */
  invalid: (place: Place, errors: number, lines: readonly string[]) =>
    new Failure(
      'experiment.invalid',
      `The experiment has ${errors === 1 ? 'an error' : `${errors} errors`}:\n${lines.join('\n')}`,
      '',
      place,
    ),
};
