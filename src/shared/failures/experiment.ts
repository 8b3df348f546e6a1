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
  /** One mistake. */
  mistake: (what: string, remedy: string, place: Place) => new Failure('experiment.invalid', what, remedy, place),
  /** Several; `lines` are the problems, each with its place. */
  mistakes: (file: string, errors: number, lines: readonly string[]) =>
    new Failure('experiment.invalid', `The experiment has ${errors} errors:\n${lines.join('\n')}`, '', { file }),
};
