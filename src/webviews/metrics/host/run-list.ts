import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { listRuns } from '../../../runs/list-runs';
import type { Run } from '../../../runs/read-run';
import { runsFolder } from '../../../runs/run-files';

export interface ListedRuns {
  readonly runs: readonly Run[];
  readonly broken: readonly { readonly path: string; readonly what: string }[];
}

/** The runs below several roots, newest first; each is in the list once. */
export async function listRunsIn(roots: readonly string[]): Promise<ListedRuns> {
  const lists = await Promise.all([...new Set(roots)].map(listRuns));
  const runs = new Map(lists.flatMap((list) => list.runs.map((run) => [run.path, run])));
  return {
    runs: [...runs.values()].sort((a, b) => (a.record.id < b.record.id ? 1 : -1)),
    broken: lists.flatMap((list) => list.unreadable.map(({ what, place }) => ({ path: place.file ?? '', what }))),
  };
}

/** Calls `changed` when runs appear or go below these roots; where that cannot be watched, never. */
export function watchRunsIn(roots: readonly string[], changed: () => void): { dispose(): void } {
  const watchers = [...new Set(roots)].flatMap((root): FSWatcher[] => {
    try {
      const watcher = watch(join(root, runsFolder), { persistent: false }, changed);
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
  return { dispose: () => watchers.forEach((watcher) => watcher.close()) };
}
