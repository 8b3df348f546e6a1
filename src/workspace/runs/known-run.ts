import { readFile, stat } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure, messageOf } from '../../shared/failure';
import { runFailures } from '../../shared/failures/run';
import { pendingWishes } from '../../runs/control/wish';
import { livenessOf } from '../../runs/liveness';
import { isMissing, parseRecord } from '../../runs/read-run';
import { runFiles } from '../../runs/run-files';
import type { LogEvent } from '../../runs/run-event';
import type { RunRecord } from '../../runs/run-record';
import { standingOf } from '../../runs/standing';
import { FolderWatch } from './folder-watch';
import { liveProgress } from './live-progress';
import { RunTail } from './run-tail';
import type { ShownRun } from './shown-run';

/** Of a thousand small files these take half the time of `node:fs/promises`. */
const [textOf, statOf] = [promisify(readFile), promisify(stat)];

export type Seen = 'same' | 'changed' | 'gone';

/** Who is told of a run. */
export interface RunListener {
  /** Something in its folder changed, so it is worth a look. */
  touched(run: KnownRun): void;
  /** Its trainer told something since the look before. */
  said(run: KnownRun, event: LogEvent): void;
}

/** One run folder as the store knows it: of an ended run only `run.json` is read, a live one is watched and its events' end read. */
export class KnownRun {
  shown: ShownRun | undefined;
  failure: Failure | undefined;
  private record: RunRecord | undefined;
  private stamp = '';
  /** One look at a time: each goes on where the last one ended. */
  private looking: Promise<Seen> = Promise.resolve('same');
  private watch: FolderWatch | undefined;
  private tail: RunTail | undefined;

  constructor(
    readonly path: string,
    private readonly heard: RunListener,
  ) {}

  get alive(): boolean {
    return this.shown !== undefined && this.shown.liveness !== 'ended' && this.shown.liveness !== 'dead';
  }

  /** Reads what changed. Returns whether it is shown otherwise now, or `gone` where the folder holds no record (any more). */
  look(): Promise<Seen> {
    const read = (): Promise<Seen> => this.read();
    this.looking = this.looking.then(read, read);
    return this.looking;
  }

  private async read(): Promise<Seen> {
    const file = join(this.path, runFiles.record);
    try {
      const { mtimeMs, size, ino } = await statOf(file);
      const stamp = `${mtimeMs} ${size} ${ino}`;
      if (stamp !== this.stamp) {
        this.record = parseRecord(await textOf(file, 'utf8'), file);
        this.failure = undefined;
        this.stamp = stamp;
      } else if (!this.alive) return 'same';
    } catch (thrown) {
      this.stop();
      if (isMissing(thrown)) return 'gone';
      const changed = this.failure === undefined;
      this.failure = thrown instanceof Failure ? thrown : runFailures.unreadableRecord(file, messageOf(thrown));
      this.shown = undefined;
      return changed ? 'changed' : 'same';
    }
    return (await this.show()) ? 'changed' : 'same';
  }

  /** Whether its trainer still lives may change without a word in the folder. */
  private async show(): Promise<boolean> {
    const record = this.record!;
    const liveness = livenessOf(record);
    const before = this.shown;
    if (liveness === 'ended' || liveness === 'dead') {
      this.stop();
      const standing = standingOf({ record, liveness });
      this.shown = { path: this.path, record, liveness, standing, stopping: false };
    } else {
      // Kept here: the run may be forgotten while its events are read
      const tail = this.follow();
      // Events that cannot be read now leave the progress as it was known
      for (const event of await tail.look().catch(() => [])) this.heard.said(this, event);
      const live = liveProgress(record, tail.batch, tail.epoch);
      const standing = standingOf({ record, liveness });
      const stopping = (before?.stopping ?? false) || pendingWishes(this.path).includes('stop');
      this.shown = { path: this.path, record, liveness, standing, stopping, ...(live && { live }) };
    }
    return before === undefined || before.record !== record || !sameToTheEye(before, this.shown);
  }

  private follow(): RunTail {
    this.watch ??= new FolderWatch(this.path, () => this.heard.touched(this));
    return (this.tail ??= new RunTail(this.path));
  }

  stop(): void {
    this.watch?.dispose();
    this.watch = undefined;
    this.tail = undefined;
  }
}

function sameToTheEye(a: ShownRun, b: ShownRun): boolean {
  return (
    a.liveness === b.liveness &&
    a.stopping === b.stopping &&
    a.standing.reason?.what === b.standing.reason?.what &&
    JSON.stringify(a.live) === JSON.stringify(b.live)
  );
}
