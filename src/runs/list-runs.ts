import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, messageOf } from '../shared/failure';
import { runFailures } from '../shared/failures/run';
import { livenessOf } from './liveness';
import { isMissing, parseRecord, type Run } from './read-run';
import { runFiles, runsFolder } from './run-files';

export interface RunList {
  /** Newest first. */
  readonly runs: readonly Run[];
  /** Folders with a `run.json` that cannot be read, and why. */
  readonly unreadable: readonly Failure[];
}

/** The runs below `<root>/.hybrid-qml/runs`; of each only `run.json` is read. A root without runs has none. */
export async function listRuns(root: string): Promise<RunList> {
  const parent = join(root, runsFolder);
  const names = await readdir(parent).catch((thrown: unknown) => {
    if (isMissing(thrown)) return [];
    throw thrown;
  });
  const read = await Promise.all(names.map((name) => tryRead(join(parent, name))));
  const runs = read.filter((one): one is Run => one !== undefined && !(one instanceof Failure));
  runs.sort((a, b) => (a.record.id < b.record.id ? 1 : -1));
  return { runs, unreadable: read.filter((one): one is Failure => one instanceof Failure) };
}

/** `undefined`: no run folder, or one that has only just been made. */
async function tryRead(path: string): Promise<Run | Failure | undefined> {
  const file = join(path, runFiles.record);
  try {
    const record = parseRecord(await readFile(file, 'utf8'), file);
    return { path, record, liveness: livenessOf(record) };
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    return isMissing(thrown) ? undefined : runFailures.unreadableRecord(file, messageOf(thrown));
  }
}
