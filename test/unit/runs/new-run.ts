import type { NewRun } from '../../../src/runs/run-folder';

/** A run to begin in tests. */
export const newRun: NewRun = {
  name: 'Brain tumour: Größe 4!',
  source: 'x.experiment.yaml',
  epochs: 3,
  seed: 42,
  versions: { product: '0.0.0', node: process.version, platform: 'test' },
  configHash: 'abc',
  experiment: 'name: x\n',
};
