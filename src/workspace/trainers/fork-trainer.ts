import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { Failure, messageOf } from '../../shared/failure';
import { trainerFailures } from '../../shared/failures/trainer';
import { failureOf, fromTrainer } from '../../shared/trainer-protocol';
import { killTree } from './kill-tree';
import type { TrainerCommand } from './trainer-command';
import { endOfFile } from './trainer-log';

/** Seconds within which a trainer has to have made its run folder. */
const longestStart = 60;

/** A trainer that was started and has made its run folder. */
export interface Forked {
  readonly run: string;
  readonly pid: number;
  /** Resolves when it has ended. */
  readonly ended: Promise<void>;
}

/**
 * Forks a trainer that outlives this process: it leads a process group of its own, and what it says goes to a file,
 * since a pipe would break when this process goes. Resolves when its run folder is there.
 * Throws what the trainer says, or a `trainerFailures` where it says nothing.
 */
export async function forkTrainer(
  script: string,
  args: readonly string[],
  command: TrainerCommand,
  log: string,
): Promise<Forked> {
  const child = begin(script, args, command, log);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(`error: ${error.message}`));
    child.on('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
  });
  const end = ended.then(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  try {
    const run = await Promise.race([
      told(child),
      ended.then((how) => notStarted(child, command, how, log)),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(trainerFailures.silentStart(longestStart)), longestStart * 1000);
      }),
    ]);
    return { run, pid: child.pid!, ended: end };
  } catch (error) {
    if (child.pid !== undefined && child.exitCode === null) await killTree(child.pid);
    throw error;
  } finally {
    clearTimeout(timer);
    if (child.connected) child.disconnect();
    child.unref();
  }
}

function begin(script: string, args: readonly string[], command: TrainerCommand, log: string): ChildProcess {
  mkdirSync(dirname(log), { recursive: true });
  const said = openSync(log, 'a');
  try {
    return fork(script, args, {
      execPath: command.program,
      execArgv: [...command.runtime],
      env: command.environment,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'ignore', said, 'ipc'],
    } as Parameters<typeof fork>[2]);
  } catch (thrown) {
    throw trainerFailures.cannotStart(command.program, messageOf(thrown));
  } finally {
    closeSync(said);
  }
}

/** The run folder; rejects with the failure that it tells instead. */
function told(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const known = fromTrainer(message);
      if (known?.type === 'started') resolve(known.run);
      if (known?.type === 'failed') reject(failureOf(known.failure));
    });
  });
}

async function notStarted(child: ChildProcess, command: TrainerCommand, how: string, log: string): Promise<never> {
  if (child.pid === undefined) throw trainerFailures.cannotStart(command.program, how);
  // What it told before it ended may still be in the channel
  const failure = await Promise.race([told(child).catch((error: unknown) => error), soon()]);
  throw failure instanceof Failure ? failure : trainerFailures.endedAtOnce(await endOfFile(log), how);
}

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
