import type { FlatConfig } from './flat-config';

/** A value of the experiment in which the runs differ. */
export interface ConfigDifference {
  readonly path: string;
  /** One for each run, in their order; undefined where a run's experiment has no such value. */
  readonly values: readonly (string | undefined)[];
}

/** Only what differs, in the order of the first experiment; what only later ones have comes behind. */
export function configDifferences(configs: readonly FlatConfig[]): ConfigDifference[] {
  const paths = new Set(configs.flatMap((config) => [...config.keys()]));
  return [...paths]
    .map((path) => ({ path, values: configs.map((config) => config.get(path)) }))
    .filter(({ values }) => values.some((value) => value !== values[0]));
}
