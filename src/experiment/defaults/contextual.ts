import { basename } from 'node:path';
import type { DatasetConfig } from '../schema/dataset';
import type { QuantumConfig } from '../schema/quantum';
import type { ExperimentConfig } from '../schema/experiment';

/** Sets the defaults that depend on the rest of the experiment, where the user left them open. */
export function fillContextual(config: ExperimentConfig, file: string): void {
  const { dataset, model } = config as { dataset?: DatasetConfig; model: ExperimentConfig['model'] };
  config.name ??= nameFromFile(file);
  if (dataset?.split !== undefined) dataset.split.kind ??= splitKind(dataset);
  if (model.quantum !== 'none') {
    model.quantum.inputNormalisation ??= model.quantum.encoding === 'AmplitudeEmbedding' ? 'none' : 'batch';
    model.quantum.gradient ??= gradientFor(model.quantum);
  }
}

/** `brain` for `…/brain.experiment.yaml`. */
export function nameFromFile(file: string): string {
  return basename(file).replace(/(\.experiment)?\.(ya?ml|json)$/i, '') || 'experiment';
}

/** The best gradient that can be had: shots and noise rule out adjoint, amplitudes that are inputs rule out shift rules. */
function gradientFor({ shots, noise, encoding }: QuantumConfig): QuantumConfig['gradient'] {
  if (shots === undefined && noise === undefined) return 'adjoint';
  return encoding === 'AmplitudeEmbedding' ? 'finite-difference' : 'parameter-shift';
}

/** The kind of split of a dataset that names none. */
export function splitKind(dataset: DatasetConfig): 'given' | 'holdout' {
  const divided =
    (dataset.source === 'folder' && dataset.train !== undefined && dataset.test !== undefined) ||
    (dataset.source === 'manifest' && dataset.columns.split !== undefined);
  return divided ? 'given' : 'holdout';
}
