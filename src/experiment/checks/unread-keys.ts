import { valueAt, type Path } from '../paths';
import { fieldAt } from '../schema/fields';
import type { ExperimentConfig } from '../schema/experiment';
import { at, finding, type Check } from './check';

interface Rule {
  readonly path: string;
  readonly read: (config: ExperimentConfig) => boolean;
  /** Who reads it, as the end of “It is read by …”. */
  readonly readers: string;
}

const split = (config: ExperimentConfig) => config.dataset.split.kind;
const optimiser = (config: ExperimentConfig) => config.training.optimiser.kind;
const schedule = (config: ExperimentConfig) => config.training.schedule.kind;
const quantum = (config: ExperimentConfig) => (config.model.quantum === 'none' ? undefined : config.model.quantum);

/** Keys that only some choices read. */
const rules: readonly Rule[] = [
  { path: 'dataset.split.test', read: (c) => split(c) === 'holdout', readers: '`kind: holdout`' },
  { path: 'dataset.split.folds', read: (c) => split(c) === 'kfold', readers: '`kind: kfold`' },
  { path: 'dataset.split.fold', read: (c) => split(c) === 'kfold', readers: '`kind: kfold`' },
  { path: 'training.optimiser.momentum', read: (c) => optimiser(c) === 'sgd', readers: '`kind: sgd`' },
  {
    path: 'training.optimiser.beta1',
    read: (c) => optimiser(c).startsWith('adam'),
    readers: '`kind: adam` and `adamw`',
  },
  {
    path: 'training.optimiser.beta2',
    read: (c) => optimiser(c).startsWith('adam'),
    readers: '`kind: adam` and `adamw`',
  },
  { path: 'training.optimiser.epsilon', read: (c) => optimiser(c) !== 'sgd', readers: 'all kinds but `sgd`' },
  { path: 'training.schedule.every', read: (c) => schedule(c) === 'step', readers: '`kind: step`' },
  {
    path: 'training.schedule.factor',
    read: (c) => ['step', 'exponential'].includes(schedule(c)),
    readers: '`kind: step` and `exponential`',
  },
  {
    path: 'model.quantum.rotation',
    read: (c) => quantum(c)?.encoding === 'AngleEmbedding',
    readers: '`encoding: AngleEmbedding`',
  },
  {
    path: 'model.quantum.features',
    read: (c) => quantum(c)?.encoding === 'AmplitudeEmbedding',
    readers: '`encoding: AmplitudeEmbedding`',
  },
  {
    path: 'model.quantum.padWith',
    read: (c) => quantum(c)?.encoding === 'AmplitudeEmbedding',
    readers: '`encoding: AmplitudeEmbedding`',
  },
  {
    path: 'model.quantum.structureSeed',
    read: (c) => quantum(c)?.ansatz === 'RandomLayers',
    readers: '`ansatz: RandomLayers`',
  },
  { path: 'model.quantum.operations', read: (c) => quantum(c)?.ansatz === 'custom', readers: '`ansatz: custom`' },
  { path: 'model.quantum.layers', read: (c) => quantum(c)?.ansatz !== 'custom', readers: 'every ansatz but `custom`' },
];

/** What is written, differs from its default and changes nothing. */
export const unreadKeysCheck: Check = {
  reads: at(
    'dataset.source',
    'dataset.split.kind',
    'training.optimiser.kind',
    'training.schedule.kind',
    'model.quantum',
  ),
  run({ config, source }) {
    return rules.flatMap(({ path: text, read, readers }) => {
      const path: Path = text.split('.');
      const value = valueAt(source, path);
      if (value === undefined || value === fieldAt(path, source)?.default || read(config)) return [];
      return [
        finding(
          'warning',
          'unread-key',
          path,
          `\`${String(path.at(-1))}\` changes nothing here.`,
          `It is read by ${readers} only; remove it.`,
          { part: 'key' },
        ),
      ];
    });
  },
};
