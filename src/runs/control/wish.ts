import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageOf } from '../../shared/failure';
import { trainerFailures } from '../../shared/failures/trainer';
import { runFiles } from '../run-files';

/** What may be asked of the trainer of a run: to stop, with a checkpoint, or to write a checkpoint and go on. */
export type Wish = 'stop' | 'checkpoint';

const wishes: readonly Wish[] = ['stop', 'checkpoint'];

/**
 * Asks it by a file in the run folder, which works from any process and machine that sees the folder, whoever started
 * the trainer. Synchronous, so that it can be the last thing that a program does.
 * Throws `trainerFailures.cannotAsk` where the folder cannot be written.
 */
export function ask(run: string, wish: Wish): void {
  const folder = join(run, runFiles.control);
  try {
    // Not with the folders above: a run that was deleted meanwhile stays deleted
    if (!existsSync(folder)) mkdirSync(folder);
    writeFileSync(join(folder, wish), '');
  } catch (thrown) {
    throw trainerFailures.cannotAsk(run, messageOf(thrown));
  }
}

/** What was asked since the last call; each wish is told once. */
export function takeWishes(run: string): Wish[] {
  const asked = pendingWishes(run);
  for (const wish of asked) rmSync(join(run, runFiles.control, wish), { force: true });
  return asked;
}

/** What was asked and the trainer has not taken up yet. */
export function pendingWishes(run: string): Wish[] {
  try {
    const names = readdirSync(join(run, runFiles.control));
    return wishes.filter((wish) => names.includes(wish));
  } catch {
    // No such folder: nothing was ever asked
    return [];
  }
}
