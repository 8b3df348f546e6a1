import { Failure } from '../failure';

/** Wrong use of the command line. */
export const usageFailures = {
  missing: (what: string, usage: string): Failure =>
    new Failure('usage.missing-argument', `${what} is missing.`, `Usage: hybrid-qml ${usage}`),
  tooMany: (extra: string, usage: string): Failure =>
    new Failure('usage.unexpected-argument', `'${extra}' is one argument too many.`, `Usage: hybrid-qml ${usage}`),
  badOption: (option: string, value: string, allowed: string): Failure =>
    new Failure('usage.bad-option', `--${option} cannot be '${value}'.`, `It takes ${allowed}.`),
};
