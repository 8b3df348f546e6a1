import { join } from 'node:path';
import { writeWhole } from '../shared/atomic-file';
import { runFailures } from '../shared/failures/run';
import { livenessOf } from './liveness';
import { readRecord } from './read-run';
import { runFiles } from './run-files';
import type { RunRecord } from './run-record';

/** The longest name that an experiment may have, and a run. */
const longest = 200;

/** What is wrong with a name for a run; `undefined` where nothing is. */
export function nameProblem(name: string): 'empty' | 'too-long' | undefined {
  if (name.trim() === '') return 'empty';
  return name.trim().length > longest ? 'too-long' : undefined;
}

/**
 * Gives a run another name; its folder stays where it is. Throws `runFailures.inUse` while a trainer writes the record,
 * which would put the old name back, and `runFailures.badName`.
 */
export function renameRun(path: string, name: string): RunRecord {
  if (nameProblem(name) !== undefined) throw runFailures.badName(longest);
  const record = readRecord(path);
  if (livenessOf(record) === 'alive') throw runFailures.inUse(path, record.process.pid, record.process.host);
  const renamed = { ...record, name: name.trim(), updated: new Date().toISOString() };
  writeWhole(join(path, runFiles.record), [`${JSON.stringify(renamed, null, 2)}\n`]);
  return renamed;
}
