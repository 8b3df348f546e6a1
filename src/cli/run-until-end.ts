import type { RunFolder } from '../runs/run-folder';
import { Control } from '../training/run/control';
import type { ExitCode } from './command';
import type { Progress } from './progress/progress';

/** Exit status of a program that SIGINT ended. */
const interrupted = 130;

/** Runs a training; Ctrl-C and SIGTERM stop it with a checkpoint, a second Ctrl-C at once. */
export async function runUntilEnd(
  progress: Progress,
  train: (control: Control) => Promise<RunFolder>,
): Promise<ExitCode> {
  const control = new Control();
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(interrupted);
    asked = true;
    control.stop();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    const folder = await train(control);
    progress.ended(folder);
    return folder.record.state === 'stopped' ? interrupted : 0;
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}
