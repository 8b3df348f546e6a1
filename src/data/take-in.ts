import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { datasetFailures } from '../shared/failures/dataset';
import { checkSpace } from './cache/cache-folder';
import { ContentIndex, type ContentFacts } from './cache/content-index';
import { PackFolder } from './cache/pack-folder';
import type { ListedFile } from './listing/listing';
import { fileProblem } from './listing/walk-folder';
import type { SetAside } from './prepared-data';
import { packFolder, packRecordBytes, phantomHash, type IntakeJob, type IntakeResult, type IntakeTask } from './workers/intake';
import { takeAll } from './workers/intake-pool';

export interface TakenImage {
  readonly file: ListedFile;
  /** SHA-256 of the content. */
  readonly hash: string;
  readonly facts: ContentFacts;
}

export interface TakeInOptions {
  /** 0 or absent: as many as the machine has cores, eight at most. */
  readonly threads?: number | undefined;
  /** Without threads: for tests, and where none can be had. */
  readonly inPlace?: boolean;
  readonly onProgress?: ((done: number, total: number, setAside: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
}

/** A drawing has no file that could change. */
const drawnState: FileState = { size: 0, mtimeMs: 0 };

/** Brings every listed image into the cache; what is there already, by size, time of change and content, is not read. */
export async function takeIn(job: IntakeJob, files: readonly ListedFile[], options: TakeInOptions) {
  const index = ContentIndex.open(job.cacheFolder);
  const recordSize = packRecordBytes(job.preprocessing);
  const pack = PackFolder.open(packFolder(job), recordSize);
  const states: FileState[] = [];
  const results = new Array<TakenImage | string>(files.length);
  const tasks: IntakeTask[] = [];
  let done = 0;
  let aside = 0;
  const settle = (number: number, result: TakenImage | string): void => {
    results[number] = result;
    done++;
    if (typeof result === 'string') aside++;
    options.onProgress?.(done, files.length, aside);
  };
  for (const [number, file] of files.entries()) {
    options.signal?.throwIfAborted();
    const state = file.phantom === undefined ? stateOf(file.path) : drawnState;
    if (typeof state === 'string') {
      settle(number, state);
      continue;
    }
    states[number] = state;
    const hash = phantomHash(file, job.preprocessing) ?? index.hashOf(file.path, state.size, state.mtimeMs);
    const facts = hash === undefined ? undefined : index.factsOf(hash);
    if (hash !== undefined && facts !== undefined && pack.has(hash)) settle(number, { file, hash, facts });
    else tasks.push({ number, path: file.path, ...(file.phantom && { phantom: file.phantom }) });
  }
  if (tasks.length > 0) {
    checkSpace(job.cacheFolder, tasks.length * recordSize);
    const take = (result: IntakeResult): void => {
      const file = files[result.number]!;
      if (result.kind === 'unwritable') throw unwritable(job.cacheFolder, result.code, tasks.length * recordSize);
      if (result.kind === 'aside') return settle(result.number, result.reason);
      const { size, mtimeMs } = states[result.number]!;
      index.remember(file.path, size, mtimeMs, result.hash, result.facts);
      settle(result.number, { file, hash: result.hash, facts: result.facts });
    };
    const threads = options.inPlace === true ? 0 : options.threads || Math.min(8, availableParallelism());
    await takeAll(job, tasks, { threads, onResult: take, ...(options.signal && { signal: options.signal }) });
    try {
      index.save();
    } catch (error) {
      throw unwritable(job.cacheFolder, String((error as { code?: unknown }).code), tasks.length * recordSize);
    }
  }
  return sorted(files, results);
}

/** Without a promise: for thousands of files that takes milliseconds instead of a second. */
function stateOf(path: string): FileState | string {
  try {
    const found = statSync(path);
    return found.isFile() ? { size: found.size, mtimeMs: found.mtimeMs } : 'not a file';
  } catch (error) {
    return fileProblem(error);
  }
}

function unwritable(folder: string, code: string, needed: number): Error {
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? datasetFailures.cacheFull(folder, needed, undefined)
    : datasetFailures.cacheUnusable(folder, { code });
}

function sorted(files: readonly ListedFile[], results: readonly (TakenImage | string)[]) {
  const images: TakenImage[] = [];
  const setAside: SetAside[] = [];
  const notes = new Map<string, number>();
  results.forEach((result, i) => {
    if (typeof result === 'string') {
      setAside.push({ file: files[i]!.id, reason: result });
      return;
    }
    images.push(result);
    const { note } = result.facts;
    if (note !== undefined) notes.set(note, (notes.get(note) ?? 0) + 1);
  });
  return { images, setAside, notes: [...notes].map(([note, count]) => `${count} of ${images.length} files: ${note}.`) };
}
