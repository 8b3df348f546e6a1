import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { messageOf } from '../shared/failure';
import { runFailures } from '../shared/failures/run';
import { livenessOf, type Liveness } from './liveness';
import { runFiles } from './run-files';
import { runFormat, RunRecord } from './run-record';

export interface Run {
  /** Of the run folder. */
  readonly path: string;
  readonly record: RunRecord;
  readonly liveness: Liveness;
}

/** Throws `runFailures.notARun`, `.unreadableRecord` or `.newerFormat`. */
export function readRun(path: string): Run {
  const record = readRecord(path);
  return { path, record, liveness: livenessOf(record) };
}

export function readRecord(path: string): RunRecord {
  let text: string;
  const file = join(path, runFiles.record);
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    if (isMissing(thrown)) throw runFailures.notARun(path);
    throw runFailures.unreadableRecord(file, messageOf(thrown));
  }
  return parseRecord(text, file);
}

export function parseRecord(text: string, file: string): RunRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    throw runFailures.unreadableRecord(file, messageOf(thrown));
  }
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'number' && format > runFormat) throw runFailures.newerFormat(file, format, runFormat);
  if (Value.Check(RunRecord, value)) return value;
  const [wrong] = Value.Errors(RunRecord, value);
  throw runFailures.unreadableRecord(file, wrong === undefined ? 'wrong fields' : `${wrong.path} ${wrong.message}`);
}

export function isMissing(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && (thrown.code === 'ENOENT' || thrown.code === 'ENOTDIR');
}
