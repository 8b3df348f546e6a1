import { basename } from 'node:path';
import type { DatasetConfig } from '../schema/dataset';
import type { ExperimentConfig } from '../schema/experiment';

/** Sets the defaults that depend on the rest of the experiment, where the user left them open. */
export function fillContextual(config: ExperimentConfig, file: string): void {
  const { dataset, model } = config as { dataset?: DatasetConfig; model: ExperimentConfig['model'] };
  config.name ??= nameFromFile(file);
  if (dataset?.split !== undefined) dataset.split.kind ??= splitKind(dataset);
  if (model.quantum !== 'none')
    model.quantum.inputNormalisation ??= model.quantum.encoding === 'AmplitudeEmbedding' ? 'none' : 'batch';
}

/** `brain` for `…/brain.experiment.yaml`. */
export function nameFromFile(file: string): string {
  return basename(file).replace(/(\.experiment)?\.(ya?ml|json)$/i, '') || 'experiment';
}

/** The kind of split of a dataset that names none. */
export function splitKind(dataset: DatasetConfig): 'given' | 'holdout' {
  const divided =
    (dataset.source === 'folder' && dataset.train !== undefined && dataset.test !== undefined) ||
    (dataset.source === 'manifest' && dataset.columns.split !== undefined);
  return divided ? 'given' : 'holdout';
}
