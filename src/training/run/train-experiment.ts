import { createHash } from 'node:crypto';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import { experimentText, movedTo } from '../../experiment/text';
import { readRecord } from '../../runs/read-run';
import { readRunExperiment } from '../../runs/run-experiment';
import { RunFolder, type NewRun } from '../../runs/run-folder';
import { runFiles, runsFolder } from '../../runs/run-files';
import type { RunRecord } from '../../runs/run-record';
import { findRoot } from '../../runs/runs-root';
import { diskFailureOr } from '../../shared/failures/disk';
import { productVersion } from '../../shared/product-version';
import { Control } from './control';
import { executeRun, type RunObserver } from './execute-run';

export interface NewTraining {
  readonly config: ExperimentConfig;
  /** The experiment's file: its paths start from its folder. */
  readonly file: string;
  /** Folder for `.hybrid-qml`; absent: `findRoot`. */
  readonly root?: string | undefined;
}

/** Trains an experiment into a new run folder. Resolves with the record of a run that completed or was stopped. */
export async function trainExperiment(
  training: NewTraining,
  observer: RunObserver,
  control = new Control(),
): Promise<RunFolder> {
  const file = resolve(training.file);
  const root = resolve(training.root ?? findRoot(dirname(file)));
  // Every run folder lies equally deep, so the experiment's copy reads the same in each
  const config = movedTo(training.config, file, join(root, runsFolder, 'run', runFiles.experiment));
  const text = experimentText(config);
  const folder = createFolder(root, {
    name: config.name,
    source: relative(root, file).split(sep).join('/'),
    epochs: config.training.epochs,
    seed: config.seed,
    versions: versions(),
    configHash: createHash('sha256').update(text).digest('hex'),
    experiment: text,
  });
  return executeRun(folder, config, undefined, observer, control);
}

/** Goes on with a run from its newest whole checkpoint, or from the start where there is none. */
export async function resumeRun(path: string, observer: RunObserver, control = new Control()): Promise<RunFolder> {
  readRecord(resolve(path));
  const config = await readRunExperiment(resolve(path));
  const folder = reopenFolder(resolve(path));
  return executeRun(folder, config, folder.record, observer, control);
}

function reopenFolder(path: string): RunFolder {
  try {
    return RunFolder.reopen(path);
  } catch (error) {
    throw diskFailureOr(error, path);
  }
}

function createFolder(root: string, run: NewRun): RunFolder {
  try {
    return RunFolder.create(root, run);
  } catch (error) {
    throw diskFailureOr(error, root);
  }
}

function versions(): RunRecord['versions'] {
  return { product: productVersion, node: process.version, platform: `${process.platform}-${process.arch}` };
}
