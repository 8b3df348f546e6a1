import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runFiles, runsFolder } from '../runs/run-files';
import { findRoot } from '../runs/runs-root';
import { listRuns } from '../runs/list-runs';
import { runFailures } from '../shared/failures/run';

/** A run named by its folder, by its id, or as `last`: the newest one from here. */
export async function findRun(name: string): Promise<string> {
  const path = resolve(name);
  if (existsSync(join(path, runFiles.record))) return path;
  const root = findRoot(process.cwd());
  const byId = join(root, runsFolder, name);
  if (existsSync(join(byId, runFiles.record))) return byId;
  const newest = name === 'last' ? (await listRuns(root)).runs[0] : undefined;
  if (newest === undefined) throw runFailures.notARun(path);
  return newest.path;
}
