import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFiles, runsFolder } from '../../../src/runs/run-files';
import type { RunRecord } from '../../../src/runs/run-record';

export interface RunOnDisk {
  readonly path: string;
  readonly record: RunRecord;
}

/** The runs of a workspace as their folders say, oldest first. */
export function runsOnDisk(workspace: string): RunOnDisk[] {
  const root = join(workspace, runsFolder);
  if (!existsSync(root)) return [];
  const paths = readdirSync(root).map((id) => join(root, id));
  return paths
    .filter((path) => existsSync(join(path, runFiles.record)))
    .sort()
    .map((path) => ({ path, record: JSON.parse(readFileSync(join(path, runFiles.record), 'utf8')) as RunRecord }));
}

export const newestRun = (workspace: string): RunOnDisk | undefined => runsOnDisk(workspace).at(-1);

/** What must be the same, bit for bit, however often a run was interrupted. */
export function endOf(run: RunOnDisk): Record<string, string> {
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(run.path, file)))
      .digest('hex');
  return { weights: hash('model/weights.bin'), predictions: hash('predictions.csv'), circuit: hash('circuit.json') };
}
