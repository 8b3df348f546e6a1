import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFailures } from '../shared/failures/run';
import { makeFolders } from '../shared/make-folders';
import { removeLeftovers, writeWhole, type FileParts } from '../shared/atomic-file';
import { EventLog } from './event-log';
import { livenessOf } from './liveness';
import { readRecord } from './read-run';
import type { NewRunEvent } from './run-event';
import { runFiles, runsFolder } from './run-files';
import { runId } from './run-id';
import { lockRun } from './run-lock';
import { runFormat, type RunRecord } from './run-record';
import { ownWriter } from './writer';

/** What is known of a run when its folder is made. */
export type NewRun = Pick<RunRecord, 'name' | 'source' | 'epochs' | 'seed' | 'versions'> & {
  /** SHA-256 of the experiment's text. */
  readonly configHash: string;
  /** Text of `experiment.yaml`, every default written out. */
  readonly experiment: string;
};

export type RunChange = Partial<Omit<RunRecord, 'format' | 'id' | 'started' | 'updated' | 'process'>>;

/** Bytes put by while a trainer works, for `run.json` and the last events on a full disk. */
const reserve = 1 << 16;

/** Milliseconds. */
const preparingInterval = 1000;

/**
 * Writes one run folder; one process at a time. Calls are synchronous, so that the order in which a trainer
 * changes things is the order on the disk.
 */
export class RunFolder {
  private constructor(
    readonly path: string,
    private current: RunRecord,
    private readonly events: EventLog,
    private readonly unlock: () => void,
  ) {}

  /** Makes `<root>/.hybrid-qml/runs/<id>`, a new folder even when two runs begin in the same millisecond. */
  static create(root: string, run: NewRun): RunFolder {
    const now = new Date();
    const { id, path } = makeFolder(join(root, runsFolder), runId(run.name, now));
    try {
      return RunFolder.begun(path, id, run, now);
    } catch (thrown) {
      // A disk that is full or read-only: half a run folder is of no use to anyone
      rmSync(path, { recursive: true, force: true });
      throw thrown;
    }
  }

  private static begun(path: string, id: string, run: NewRun, now: Date): RunFolder {
    const { name, source, epochs, seed, versions, configHash, experiment } = run;
    const time = now.toISOString();
    const unlock = lockRun(path);
    writeWhole(join(path, runFiles.experiment), [experiment]);
    mkdirSync(join(path, runFiles.checkpoints));
    const folder = new RunFolder(
      path,
      {
        format: runFormat,
        id,
        name,
        source,
        state: 'preparing',
        epoch: 0,
        epochs,
        seed,
        versions,
        hashes: { config: configHash },
        started: time,
        updated: time,
        process: ownProcess(now),
      },
      EventLog.open(join(path, runFiles.events)),
      unlock,
    );
    folder.putBy();
    folder.save(true);
    return folder;
  }

  /** Takes over a run that ended or whose trainer died. Throws `runFailures.inUse` where one still writes. */
  static reopen(path: string): RunFolder {
    const { pid, host } = readRecord(path).process;
    const unlock = lockRun(path, () => livenessOf(readRecord(path)) !== 'alive');
    try {
      // What wrote it may have ended, or another taken it up, before it was locked
      const record = readRecord(path);
      if (livenessOf(record) === 'alive' && pid !== process.pid) throw runFailures.inUse(path, pid, host);
      return RunFolder.takenUp(path, record, unlock);
    } catch (thrown) {
      unlock();
      throw thrown;
    }
  }

  private static takenUp(path: string, record: RunRecord, unlock: () => void): RunFolder {
    const rest = { ...record };
    delete rest.finished;
    delete rest.reason;
    const checkpoints = join(path, runFiles.checkpoints);
    mkdirSync(checkpoints, { recursive: true });
    removeLeftovers(path);
    removeLeftovers(checkpoints);
    const folder = new RunFolder(
      path,
      { ...rest, state: 'preparing' },
      EventLog.open(join(path, runFiles.events)),
      unlock,
    );
    // First, so that on a full disk the record stays as it was
    folder.putBy();
    folder.change({});
    return folder;
  }

  get record(): RunRecord {
    return this.current;
  }

  get checkpoints(): string {
    return join(this.path, runFiles.checkpoints);
  }

  /** Writes `run.json` anew with these fields changed. */
  change(change: RunChange): void {
    this.current = { ...this.current, ...change };
    if (this.current.state !== 'preparing') delete this.current.preparing;
    this.save(true);
  }

  /** Records that the trainer lives; to be called every few seconds. */
  heartbeat(): void {
    this.save(false);
  }

  /** Records how many files are prepared, once a second. */
  preparing(done: number, total: number): void {
    this.current = { ...this.current, preparing: { done, total } };
    if (Date.now() - Date.parse(this.current.updated) >= preparingInterval) this.save(false);
  }

  append(event: NewRunEvent): void {
    this.events.append(event);
    if (event.type !== 'batch' && event.type !== 'gradient' && event.type !== 'circuit') this.events.flush();
  }

  /** A file of the folder, whole or not at all; `name` may lie in a folder that exists. */
  write(name: string, parts: FileParts): void {
    writeWhole(join(this.path, name), parts);
  }

  /** Gives back what was put by, so that on a full disk there is room to record why the run failed. */
  useReserve(): void {
    rmSync(join(this.path, runFiles.reserve), { force: true });
  }

  close(): void {
    this.useReserve();
    this.events.close();
    this.unlock();
  }

  private putBy(): void {
    writeFileSync(join(this.path, runFiles.reserve), Buffer.alloc(reserve, 1));
  }

  private save(durable: boolean): void {
    const now = new Date();
    this.current = { ...this.current, updated: now.toISOString(), process: ownProcess(now) };
    writeWhole(join(this.path, runFiles.record), [`${JSON.stringify(this.current, null, 2)}\n`], { durable });
  }
}

function ownProcess(now: Date): RunRecord['process'] {
  return { ...ownWriter(), heartbeat: now.toISOString() };
}

function makeFolder(parent: string, id: string): { id: string; path: string } {
  makeFolders(parent);
  for (let n = 1; ; n++) {
    const tried = n === 1 ? id : `${id}-${n}`;
    const path = join(parent, tried);
    try {
      mkdirSync(path);
      return { id: tried, path };
    } catch (thrown) {
      if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
    }
  }
}
