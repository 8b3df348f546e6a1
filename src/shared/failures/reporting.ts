import { Failure } from '../failure';

export const reportingFailures = {
  differentTestSets: (one: string, other: string, why: string) =>
    new Failure(
      'reporting.different-test-sets',
      `${one} and ${other} cannot be compared sample by sample: ${why}.`,
      'Train both on the same dataset with the same split, and evaluate both on the same test images.',
    ),
  repeatedSample: (name: string, id: string) =>
    new Failure(
      'reporting.repeated-sample',
      `The predictions of ${name} hold the sample ${id} twice.`,
      'Evaluate the run again to write its predictions anew.',
    ),
};
