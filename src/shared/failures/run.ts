import { Failure } from '../failure';

export const runFailures = {
  notARun: (folder: string) =>
    new Failure(
      'run.not-a-run',
      'This folder holds no run.json, so it is no run folder.',
      'Name a folder below .hybrid-qml/runs.',
      { file: folder },
    ),
  unreadableRecord: (file: string, why: string) =>
    new Failure(
      'run.unreadable-record',
      `The run's record cannot be read: ${why}.`,
      'Restore the file or delete the run folder.',
      { file },
    ),
  newerFormat: (file: string, found: number, known: number) =>
    new Failure(
      'run.newer-format',
      `The run was written in format ${found}; this version reads up to format ${known}.`,
      'Update Hybrid QML.',
      { file },
    ),
  inUse: (folder: string, pid: number, host: string) =>
    new Failure(
      'run.in-use',
      `Process ${pid} on ${host} is still writing this run.`,
      'Stop it, or wait until it ends, before resuming.',
      { file: folder },
    ),
  badName: (longest: number) =>
    new Failure(
      'run.bad-name',
      'This cannot be the name of a run.',
      `A name has 1 to ${longest} characters that are not all blank.`,
    ),
  notFinite: (what: string) =>
    new Failure(
      'run.not-finite',
      `${what} is not a finite number.`,
      'The training has diverged: lower the learning rate or set training.clipNorm.',
    ),
  predictionsHeader: (file: string, why: string) =>
    new Failure(
      'run.predictions-header',
      `The header of the predictions is wrong: ${why}.`,
      'It must read id,group,label,predicted and then p:<class> for each class.',
      { file, line: 1 },
    ),
  predictionsRow: (file: string, line: number, why: string) =>
    new Failure(
      'run.predictions-row',
      `A row of the predictions is wrong: ${why}.`,
      'Evaluate the run again to write the file anew.',
      { file, line },
    ),
  noPredictions: () =>
    new Failure(
      'run.no-predictions',
      'There are no predictions to evaluate.',
      'Give the dataset a test split that is not empty.',
    ),
  brokenCheckpoint: (file: string, why: string) =>
    new Failure('run.broken-checkpoint', `The checkpoint is not whole: ${why}.`, 'An older checkpoint may serve.', {
      file,
    }),
  noCheckpoint: (folder: string) =>
    new Failure('run.no-checkpoint', 'The run has no checkpoint that is whole.', 'Train it again from the beginning.', {
      file: folder,
    }),
  noModel: (folder: string, why: string) =>
    new Failure(
      'run.no-model',
      `The run holds no trained model that can be read (${why}).`,
      'Train it to its end: hybrid-qml resume goes on from its last checkpoint.',
      { file: folder },
    ),
  badExperiment: (file: string, why: string) =>
    new Failure(
      'run.bad-experiment',
      `The run's copy of its experiment cannot be read: ${why}.`,
      'Restore the file, or start a new run from the original experiment.',
      { file },
    ),
};
