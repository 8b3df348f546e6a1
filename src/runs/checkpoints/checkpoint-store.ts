import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../shared/failure';
import { runFailures } from '../../shared/failures/run';
import { readTensorFile, readTensorFileState, writeTensorFile, type Json, type NamedTensor } from './tensor-file';

/** How far a training has come: epochs completed, and batches done of the one under way. */
export interface Progress {
  readonly epoch: number;
  readonly batch: number;
}

export interface Checkpoint extends Progress {
  /** Name inside the checkpoints folder. */
  readonly file: string;
  /** Whether it was the best so far when it was written. */
  readonly best: boolean;
  readonly tensors: readonly NamedTensor[];
  /** Whatever else the trainer needs to go on: random streams, sampler, optimiser's step. */
  readonly state: Json;
}

export interface FoundCheckpoint {
  readonly checkpoint: Checkpoint;
  /** Newer checkpoints that were broken and passed over; to be told to the user. */
  readonly broken: readonly Failure[];
}

/** A checkpoint that is there, unread. */
export type KeptCheckpoint = Pick<Checkpoint, 'file' | 'epoch' | 'batch' | 'best'>;

/** How many of the newest are kept, beside the best. */
const kept = 2;

/** The checkpoints of one run: `epoch-0003.ckpt`, or `epoch-0003-batch-00120.ckpt` inside the fourth epoch. */
export class CheckpointStore {
  constructor(private readonly folder: string) {}

  /** Writes one, then removes all but the newest two and the best. Returns its file's name. */
  write(checkpoint: Omit<Checkpoint, 'file'>): string {
    const { epoch, batch, best, tensors, state } = checkpoint;
    const file = nameOf({ epoch, batch });
    writeTensorFile(join(this.folder, file), { tensors, state: { epoch, batch, best, state } });
    this.removeOld();
    return file;
  }

  /** The newest whole one; `undefined` where none was ever written. Throws `runFailures.noCheckpoint` where all are broken. */
  latest(): FoundCheckpoint | undefined {
    return this.firstWhole(this.newestFirst());
  }

  /** The newest that was the best when written. Falls back to an older best one like `latest`. */
  best(): FoundCheckpoint | undefined {
    return this.firstWhole(this.newestFirst().filter((file) => this.isBest(file)));
  }

  /** What is there, newest first, without reading the tensors; nothing where no checkpoint was ever written. */
  kept(): KeptCheckpoint[] {
    if (!existsSync(this.folder)) return [];
    return this.newestFirst().map((file) => ({ file, ...progressOf(file)!, best: this.isBest(file) }));
  }

  /** Throws `runFailures.brokenCheckpoint`. */
  read(file: string): Checkpoint {
    const path = join(this.folder, file);
    const { tensors, state } = readTensorFile(path);
    const envelope = envelopeOf(state);
    if (envelope === undefined) throw runFailures.brokenCheckpoint(path, 'it holds tensors but no checkpoint');
    return { file, tensors, ...envelope };
  }

  /** Removes those beyond this progress: going on from an older checkpoint makes them anew. */
  removeAfter(progress: Progress): void {
    for (const file of this.newestFirst())
      if (order(progressOf(file)!, progress) > 0) rmSync(join(this.folder, file), { force: true });
  }

  private firstWhole(files: readonly string[]): FoundCheckpoint | undefined {
    const broken: Failure[] = [];
    for (const file of files) {
      try {
        return { checkpoint: this.read(file), broken };
      } catch (thrown) {
        if (!(thrown instanceof Failure)) throw thrown;
        broken.push(thrown);
      }
    }
    if (broken.length > 0) throw runFailures.noCheckpoint(this.folder);
    return undefined;
  }

  private isBest(file: string): boolean {
    try {
      return envelopeOf(readTensorFileState(join(this.folder, file)))?.best === true;
    } catch (thrown) {
      if (thrown instanceof Failure) return false;
      throw thrown;
    }
  }

  private removeOld(): void {
    const files = this.newestFirst();
    const best = files.find((file) => this.isBest(file));
    for (const file of files.slice(kept)) if (file !== best) rmSync(join(this.folder, file), { force: true });
  }

  private newestFirst(): string[] {
    const files = readdirSync(this.folder).filter((file) => progressOf(file) !== undefined);
    return files.sort((a, b) => order(progressOf(b)!, progressOf(a)!));
  }
}

function nameOf({ epoch, batch }: Progress): string {
  const name = `epoch-${String(epoch).padStart(4, '0')}`;
  return batch === 0 ? `${name}.ckpt` : `${name}-batch-${String(batch).padStart(5, '0')}.ckpt`;
}

function progressOf(file: string): Progress | undefined {
  const match = /^epoch-(\d+)(?:-batch-(\d+))?\.ckpt$/.exec(file);
  return match === null ? undefined : { epoch: Number(match[1]), batch: Number(match[2] ?? 0) };
}

function order(a: Progress, b: Progress): number {
  return a.epoch - b.epoch || a.batch - b.batch;
}

function envelopeOf(state: Json): { epoch: number; batch: number; best: boolean; state: Json } | undefined {
  if (typeof state !== 'object' || state === null || !('state' in state)) return undefined;
  const { epoch, batch, best, state: inner } = state;
  if (typeof epoch !== 'number' || typeof batch !== 'number' || typeof best !== 'boolean') return undefined;
  return inner === undefined ? undefined : { epoch, batch, best, state: inner };
}
