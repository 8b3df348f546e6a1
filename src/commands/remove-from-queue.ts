import type { CommandContext } from './command-context';

/** “Remove from Queue”, on an item of the Runs view. */
export function removeFromQueue({ workspace }: CommandContext, argument?: unknown): void {
  if (typeof argument !== 'object' || argument === null || !('queued' in argument)) return;
  const { queued } = argument;
  if (typeof queued === 'object' && queued !== null && 'id' in queued && typeof queued.id === 'string')
    workspace.trainers.unqueue(queued.id);
}
