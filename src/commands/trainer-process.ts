import { fork } from 'node:child_process';
import type * as vscode from 'vscode';
import { fromTrainer } from '../shared/trainer-protocol';

/** A trainer forked from the extension host. It outlives the host; its run folder is where it is followed. */
export interface TrainerProcess {
  /** The run folder, or nothing where the trainer ended before it made one. */
  readonly started: Promise<string | undefined>;
  /** Exit code, and what it last said on stderr. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  /** Stops it with a checkpoint. */
  stop(): void;
}

export function startTrainer(
  program: string,
  experiment: string,
  root: string | undefined,
  log: vscode.LogOutputChannel,
): TrainerProcess {
  const runs = root === undefined ? [] : ['--runs', root];
  const child = fork(program, ['--experiment', experiment, ...runs], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
    log.error(text.trimEnd());
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('error', (error) => resolve({ code: null, said: error.message }));
    child.on('exit', (code) => resolve({ code, said }));
  });
  const started = new Promise<string | undefined>((resolve) => {
    child.on('message', (message) => {
      const told = fromTrainer(message);
      if (told?.type === 'started') resolve(told.run);
    });
    void ended.then(() => resolve(undefined));
  });
  return {
    started,
    ended,
    stop: () => void child.kill('SIGTERM'),
  };
}
