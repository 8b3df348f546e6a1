import { closeSync, mkdirSync, openSync, readFileSync, rmdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../shared/atomic-file';
import { runFailures } from '../shared/failures/run';
import { runFiles } from './run-files';
import { isGone, ownWriter, type Writer } from './writer';

/** Milliseconds after which a lock that says nothing, or a take-over that did not end, is what a killed process left. */
const left = 10_000;

/**
 * Takes a run folder for this process alone, until the returned function is called. The lock of a process that is gone
 * is taken over, and one of another machine where `lost` says that nothing has been heard of it.
 * Throws `runFailures.inUse` where another process writes.
 */
export function lockRun(run: string, lost: () => boolean = () => false): () => void {
  const file = join(run, runFiles.lock);
  const own = ownWriter();
  const text = JSON.stringify(own);
  if (!createdWith(file, text)) takeOver(run, file, text, lost);
  return () => {
    if (read(file) === text) rmSync(file, { force: true });
  };
}

/** Replaces a lock left behind. One process at a time judges and replaces, or two could both find it left. */
function takeOver(run: string, file: string, text: string, lost: () => boolean): void {
  const taking = `${file}.taking`;
  if (!entered(taking)) throw inUse(run, undefined);
  try {
    const found = read(file);
    const holder = found === undefined ? undefined : writerIn(found);
    const free = holder === undefined ? older(file, left) : isGone(holder) || (unknowable(holder) && lost());
    if (!free) throw inUse(run, holder);
    writeWhole(file, [text]);
  } finally {
    rmdirSync(taking);
  }
}

/** Where only heartbeats tell whether it lives. */
function unknowable({ host, stamp }: Writer): boolean {
  return host !== ownWriter().host || stamp === undefined;
}

function inUse(run: string, holder: Writer | undefined): Error {
  return runFailures.inUse(run, holder?.pid ?? 0, holder?.host ?? 'this or another machine');
}

function createdWith(file: string, text: string): boolean {
  try {
    const fd = openSync(file, 'wx');
    try {
      writeSync(fd, text);
    } finally {
      closeSync(fd);
    }
    return true;
  } catch (thrown) {
    if (exists(thrown)) return false;
    throw thrown;
  }
}

function entered(folder: string): boolean {
  if (older(folder, left)) rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder);
    return true;
  } catch (thrown) {
    if (exists(thrown)) return false;
    throw thrown;
  }
}

function older(path: string, milliseconds: number): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
  return Date.now() - mtimeMs > milliseconds;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function writerIn(text: string): Writer | undefined {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Writer, unknown>> | null;
    const { pid, host, stamp } = value ?? {};
    if (typeof pid !== 'number' || typeof host !== 'string') return undefined;
    return { pid, host, ...(typeof stamp === 'string' && { stamp }) };
  } catch {
    return undefined;
  }
}

function exists(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST';
}
