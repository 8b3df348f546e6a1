import { join } from 'node:path';
import type { ExperimentConfig } from '../../experiment/schema/experiment';
import type { NewRunEvent } from '../../runs/run-event';
import type { RunFolder } from '../../runs/run-folder';
import type { RunRecord } from '../../runs/run-record';
import { Failure, messageOf } from '../../shared/failure';
import { diskFailureOr } from '../../shared/failures/disk';
import { evaluateTest } from '../evaluation/evaluate-test';
import type { LoopState } from '../loop/loop-state';
import { trainLoop, type LoopEnd } from '../loop/train-loop';
import { saveCircuit } from '../model/save-circuit';
import { saveModel } from '../model/save-model';
import type { Control } from './control';
import { indicesOf } from './data-summary';
import { RunLife } from './run-life';
import { RunReporter } from './run-reporter';
import { watchCircuit } from './watch-circuit';
import { openSession, type RunSession } from './run-session';

/** Who watches a run from inside the trainer's process; every event is in the run folder already. */
export interface RunObserver {
  started(folder: RunFolder): void;
  /** Files decoded of all, while the data are prepared. */
  preparing(done: number, total: number): void;
  event(event: NewRunEvent): void;
}

/** Takes a run, new or reopened, to its end: prepares, trains from the newest checkpoint, evaluates; records a failure and rethrows it. */
export async function executeRun(
  folder: RunFolder,
  config: ExperimentConfig,
  previous: RunRecord | undefined,
  observer: RunObserver,
  control: Control,
): Promise<RunFolder> {
  const { quantum } = config.model;
  const headScale = quantum === 'none' ? undefined : quantum.learningRateScale;
  const reporter = new RunReporter(folder, config.training.epochs, headScale, (event) => observer.event(event));
  // Before the run is told of: from then on it may be asked
  const life = new RunLife(folder, reporter, control);
  let session: RunSession | undefined;
  try {
    observer.started(folder);
    reporter.append({ type: 'state', state: 'preparing' });
    const preparing = (done: number, total: number): void => {
      life.preparing(done, total);
      observer.preparing(done, total);
    };
    session = await openSession(config, { folder, previous, reporter, control, preparing });
    const end = await train(session, folder, reporter, control);
    if (end !== 'stopped') await finish(session, folder, reporter, end);
    else setState(folder, reporter, 'stopped');
  } catch (error) {
    if (control.signal.aborted && folder.record.state === 'preparing') setState(folder, reporter, 'stopped');
    else throw fail(folder, reporter, error);
  } finally {
    life.close();
    await session?.close();
    folder.close();
  }
  return folder;
}

async function train(
  session: RunSession,
  folder: RunFolder,
  reporter: RunReporter,
  control: Control,
): Promise<LoopEnd> {
  const { config, seeds, data, network, step, checkpointing } = session;
  const state = restored(session, folder, reporter);
  const watch = await watchCircuit(session, (event) => reporter.append(event));
  if (state.step === 0) watch(0, state.sums);
  const look = ({ epoch, sums }: LoopState): void => watch(epoch + 1, sums);
  const save = (at: LoopState, best: boolean): void => {
    const file = checkpointing.save(at, best);
    reporter.append({ type: 'checkpoint', epoch: at.epoch, batch: at.batch, file, best });
  };
  const [trainIndices, validation] = [indicesOf(data, 'train'), indicesOf(data, 'validation')];
  const wanted = (): 'stop' | 'checkpoint' | undefined => control.take();
  return trainLoop(
    { config, seeds, data, network, step, train: trainIndices, validation, report: reporter, wanted, save, look },
    state,
  );
}

/** The state to train from, with the weights set to it, and the run's state moved to `running`. */
function restored(session: RunSession, folder: RunFolder, reporter: RunReporter): LoopState {
  const found = session.checkpoints.latest();
  folder.change({ state: 'running', epoch: found?.checkpoint.epoch ?? 0 });
  if (found === undefined) {
    reporter.append({ type: 'state', state: 'running' });
    return session.fresh;
  }
  for (const broken of found.broken) reporter.log('warning', broken.message);
  const state = session.checkpointing.restore(found, join(folder.checkpoints, found.checkpoint.file));
  const { epoch, batch } = state;
  session.checkpoints.removeAfter({ epoch, batch });
  reporter.append({ type: 'state', state: 'running', resumedFrom: { epoch, batch } });
  return state;
}

async function finish(session: RunSession, folder: RunFolder, reporter: RunReporter, end: LoopEnd): Promise<void> {
  const { config, checkpoints, checkpointing } = session;
  if (config.training.earlyStopping !== 'none') {
    const best = checkpoints.best();
    if (best !== undefined) {
      checkpointing.restoreWeights(best, join(folder.checkpoints, best.checkpoint.file));
      reporter.log(
        'info',
        `${end === 'early-stopped' ? 'Stopped early: ' : ''}the weights are those of epoch ${best.checkpoint.epoch}, the best on validation.`,
      );
    }
  }
  saveCircuit(session.network, folder);
  await saveModel(session.network, config.model, folder);
  const test = indicesOf(session.data, 'test');
  const metrics = test.length === 0 ? {} : { metrics: await evaluateTest(session, test, folder) };
  folder.change({ state: 'completed', finished: new Date().toISOString(), ...metrics });
  reporter.append({ type: 'state', state: 'completed' });
}

function setState(folder: RunFolder, reporter: RunReporter, state: 'stopped'): void {
  folder.change({ state, finished: new Date().toISOString() });
  reporter.append({ type: 'state', state });
}

/** Records the failure in the run folder and returns it for the caller to throw. */
function fail(folder: RunFolder, reporter: RunReporter, thrown: unknown): unknown {
  const error = diskFailureOr(thrown, folder.path);
  const { code, what, remedy } =
    error instanceof Failure
      ? error
      : { code: 'training.unexpected', what: messageOf(error), remedy: 'Please report it.' };
  try {
    folder.useReserve();
    folder.change({ state: 'failed', reason: { code, what, remedy }, finished: new Date().toISOString() });
    reporter.log('error', messageOf(error));
    reporter.append({ type: 'state', state: 'failed' });
  } catch {
    // A full disk fails these too: the first error is the one to tell
  }
  return error;
}
