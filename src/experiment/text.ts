import { dirname, isAbsolute, relative } from 'node:path';
import { stringify } from 'yaml';
import { resolveFrom } from './disk';
import type { ExperimentConfig } from './schema/experiment';

/** The experiment as YAML with every default written; reading it gives the same experiment. */
export function experimentText(config: ExperimentConfig): string {
  return stringify(config, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
}

/** The same experiment for a file that stands elsewhere: relative paths of data are rewritten, absolute ones stay. */
export function movedTo(config: ExperimentConfig, from: string, to: string): ExperimentConfig {
  const moved = (path: string): string =>
    isAbsolute(path) ? path : relative(dirname(to), resolveFrom(from, path)).replaceAll('\\', '/') || '.';
  const { dataset } = config;
  switch (dataset.source) {
    case 'phantom':
      return config;
    case 'folder':
      return { ...config, dataset: { ...dataset, path: moved(dataset.path) } };
    case 'manifest': {
      const root = dataset.root === undefined ? {} : { root: moved(dataset.root) };
      return { ...config, dataset: { ...dataset, manifest: moved(dataset.manifest), ...root } };
    }
  }
}
