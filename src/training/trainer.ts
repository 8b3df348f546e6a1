import { parseArgs } from 'node:util';
import { loadForTraining } from './run/load-for-training';
import type { ExperimentConfig } from '../experiment/schema/experiment';
import { Failure } from '../shared/failure';
import { toldFailure, type FromTrainer } from '../shared/trainer-protocol';
import type { RunFolder } from '../runs/run-folder';
import { giveWay } from './give-way';
import { Control } from './run/control';
import type { RunObserver } from './run/execute-run';
import { resumeRun, trainExperiment } from './run/train-experiment';

/**
 * The trainer as a process of its own, for the extension or a cluster job to start:
 * `trainer.js --experiment FILE [--runs DIR] [--engine NAME] [--set path=value]…` or `trainer.js --resume RUN`; with
 * `--background` other programs have the processors first.
 *
 * Everything it does is in its run folder, and there it is asked to stop or for a checkpoint (`runs/control`); SIGINT and
 * SIGTERM stop it with a checkpoint too. It goes on when whoever started it goes away. Exit codes: 0 completed or stopped, 1 failed, 2 wrong arguments.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      experiment: { type: 'string' },
      resume: { type: 'string' },
      runs: { type: 'string' },
      engine: { type: 'string' },
      set: { type: 'string', multiple: true },
      background: { type: 'boolean' },
    },
  });
  if (values.background) giveWay();
  const control = new Control();
  listen(control);
  if (values.resume !== undefined) await resumeRun(values.resume, observer, control);
  else if (values.experiment !== undefined) {
    const { config } = await loadForTraining(values.experiment, values.set);
    await trainExperiment(
      { config: withEngine(config, values.engine), file: values.experiment, root: values.runs },
      observer,
      control,
    );
  } else {
    process.stderr.write('trainer.js needs --experiment FILE or --resume RUN\n');
    return 2;
  }
  return 0;
}

/** The engine where the experiment leaves the choice; it is recorded with the run, so that a resumed run takes it too. */
function withEngine(config: ExperimentConfig, name: string | undefined): ExperimentConfig {
  if (config.engine.name !== 'auto' || (name !== 'wasm' && name !== 'tensorflow')) return config;
  return { ...config, engine: { ...config.engine, name } };
}

function listen(control: Control): void {
  process.on('SIGINT', () => control.stop()).on('SIGTERM', () => control.stop());
  // The end of the terminal or window that started it is not its own
  process.on('SIGHUP', () => undefined);
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

const observer: RunObserver = {
  started(folder: RunFolder): void {
    const message: FromTrainer = { type: 'started', run: folder.path };
    tell(message);
    process.stdout.write(`${JSON.stringify(message)}\n`);
  },
  preparing: () => undefined,
  event: () => undefined,
};

main().then(
  (code) => finish(code),
  (error: unknown) => {
    const text = error instanceof Failure || !(error instanceof Error) ? String(error) : (error.stack ?? error.message);
    process.stderr.write(`${text}\n`);
    if (error instanceof Failure) tell({ type: 'failed', failure: toldFailure(error) });
    finish(1);
  },
);

/** Over the channel, where somebody still listens. */
function tell(message: FromTrainer): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

/** Lets the channel go, which would keep the process alive. */
function finish(code: number): void {
  process.exitCode = code;
  if (process.connected) process.disconnect();
}
