import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RunSeries } from '../../../reporting/series/run-series';
import { followEvents } from '../../../runs/follow-events';
import type { Liveness } from '../../../runs/liveness';
import { readRun } from '../../../runs/read-run';
import type { RunEvent } from '../../../runs/run-event';
import { runFiles } from '../../../runs/run-files';
import type { RunRecord } from '../../../runs/run-record';
import { messageOf } from '../../../shared/failure';
import { CurveMaker } from './curves';

/** How often a run that has not ended is looked at, in milliseconds: its record tells whether its trainer lives. */
const interval = 1000;

/** One run folder, read and followed until disposed. */
export class FollowedRun {
  record: RunRecord | undefined;
  liveness: Liveness = 'alive';
  /** Why the folder cannot be read. */
  problem: string | undefined;
  /** Lines of the log that are no events. */
  unreadable = 0;
  /** Warnings and errors of the log, without repetitions. */
  readonly warnings = new Set<string>();
  /** Raised with every event. */
  version = 0;
  /** Of `predictions.csv`: changes when the file does. */
  predictions: string | undefined;
  /** Whether there is a trained circuit. */
  circuit = false;
  curves = new CurveMaker(new RunSeries());
  private bytes = { read: 0, recorded: 0 };
  /** Time of the last event, in milliseconds since 1970. */
  private lastEvent = 0;
  private readonly stopping = new AbortController();

  constructor(
    readonly path: string,
    private readonly changed: () => void,
  ) {
    void this.watch(() => this.follow());
    void this.watch(() => this.look());
  }

  /** Share of the recorded events that was read. */
  get read(): number {
    return this.bytes.recorded === 0 ? 1 : Math.min(1, this.bytes.read / this.bytes.recorded);
  }

  /** Milliseconds since the run last told anything. */
  age(now = Date.now()): number {
    const heartbeat = this.record === undefined ? 0 : Date.parse(this.record.process.heartbeat);
    return Math.max(0, now - Math.max(heartbeat, this.lastEvent));
  }

  dispose(): void {
    this.stopping.abort();
  }

  private async watch(task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (thrown) {
      if (this.stopping.signal.aborted) return;
      this.problem = messageOf(thrown);
      this.changed();
    }
  }

  private async follow(): Promise<void> {
    await this.measure();
    for await (const followed of followEvents(this.path, { signal: this.stopping.signal })) {
      if (followed.kind === 'restarted') this.curves = new CurveMaker(new RunSeries());
      else if (followed.kind === 'event') this.add(followed.event);
      else this.unreadable++;
      this.bytes.read = followed.next;
      this.version++;
      this.changed();
    }
  }

  private add(event: RunEvent): void {
    this.curves.series.add(event);
    this.lastEvent = Date.parse(event.time);
    if (event.type === 'log' && event.level !== 'info') this.warnings.add(event.message);
  }

  private async look(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const before = JSON.stringify([this.record, this.liveness, this.predictions, this.circuit]);
      const { record, liveness } = readRun(this.path);
      [this.record, this.liveness] = [record, liveness];
      await this.measure();
      this.predictions = await stampOf(join(this.path, runFiles.predictions));
      this.circuit = (await stampOf(join(this.path, runFiles.circuit))) !== undefined;
      if (JSON.stringify([this.record, this.liveness, this.predictions, this.circuit]) !== before) this.changed();
      // An ended run may be resumed or evaluated anew
      await wait(liveness === 'ended' ? 3 * interval : interval, undefined, { signal, ref: false });
    }
  }

  private async measure(): Promise<void> {
    const { size } = await stat(join(this.path, runFiles.events)).catch(() => ({ size: 0 }));
    this.bytes.recorded = size;
  }
}

async function stampOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? undefined : `${found.mtimeMs}/${found.size}`;
}
