import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Event } from 'vscode';
import type { LogEvent } from '../../runs/run-event';
import { runsFolder } from '../../runs/run-files';
import type { Failure } from '../../shared/failure';
import { Pacer } from '../pacer';
import { Signal } from '../signal';
import { FolderWatch } from './folder-watch';
import { inPieces } from './in-pieces';
import type { KnownRun, Seen } from './known-run';
import type { ShownRun } from './shown-run';

/** Milliseconds: at most ten changes a second are told, and a run is looked at no more often. */
const pace = 100;
/** Milliseconds between looks at live runs (their trainers may die without a word) and between listings. */
const liveInterval = 1000;
const listInterval = 5000;

/** A log event of a run; `run` is its folder. */
export interface SaidByRun {
  readonly run: string;
  readonly event: LogEvent;
}

/**
 * The runs below some roots, followed by their run folders alone: it makes no difference who started them, and a
 * window that comes back finds them as it left them. Everything is read asynchronously and in pieces.
 */
export class RunStore {
  private readonly changed = new Signal<void>();
  /** Something about some run changed; at most ten times a second. */
  readonly onDidChange: Event<void> = this.changed.event;

  private readonly said = new Signal<SaidByRun>();
  /** A live run's trainer told something; what it told before it was found is in its folder. */
  readonly onDidSay: Event<SaidByRun> = this.said.event;

  private readonly known = new Map<string, KnownRun>();
  private readonly watches = new Map<string, FolderWatch>();
  /** Watched although no root leads there: someone named a run in it. */
  private readonly included = new Set<string>();
  private sorted: readonly ShownRun[] | undefined;
  private readonly touched = new Set<KnownRun>();
  private listing: Promise<void> = Promise.resolve();
  private looking = false;
  private closed = false;
  private readonly tell = new Pacer(pace, () => this.changed.fire());
  private readonly lookSoon = new Pacer(pace, () => void this.lookAtTouched());
  private readonly listSoon = new Pacer(pace, () => void this.refresh());
  private readonly timers = [
    setInterval(() => this.touchLive(), liveInterval).unref(),
    setInterval(() => void this.refresh(), listInterval).unref(),
  ];

  /** All runs, newest first. The array is a new one after every change. */
  get runs(): readonly ShownRun[] {
    this.sorted ??= [...this.known.values()]
      .flatMap(({ shown }) => shown ?? [])
      .sort((a, b) => (a.record.id < b.record.id ? 1 : -1));
    return this.sorted;
  }

  /** Run folders whose record cannot be read, and why. */
  get unreadable(): readonly Failure[] {
    return [...this.known.values()].flatMap(({ failure }) => failure ?? []);
  }

  /** The run of a run folder. */
  run(path: string): ShownRun | undefined {
    return this.known.get(resolve(path))?.shown;
  }

  /** Folders whose `.hybrid-qml/runs` are shown; resolves when they are listed. */
  async setRoots(roots: readonly string[]): Promise<void> {
    const wanted = new Set(roots.map((root) => join(resolve(root), runsFolder)));
    for (const [folder, watch] of this.watches)
      if (!wanted.has(folder) && !this.included.has(folder)) {
        watch.dispose();
        this.watches.delete(folder);
      }
    for (const folder of wanted)
      if (!this.watches.has(folder)) this.watches.set(folder, new FolderWatch(folder, () => this.listSoon.request()));
    await this.refresh();
  }

  /** Shows the runs beside this run folder too; resolves when it is listed. */
  async include(run: string): Promise<ShownRun | undefined> {
    const folder = join(resolve(run), '..');
    this.included.add(folder);
    if (!this.watches.has(folder)) this.watches.set(folder, new FolderWatch(folder, () => this.listSoon.request()));
    const known = await this.knownRun(resolve(run));
    const seen = await known.look();
    this.note(known, seen);
    return seen === 'gone' ? undefined : known.shown;
  }

  /** Lists and reads everything that changed; resolves when that is done. */
  refresh(): Promise<void> {
    this.listing = this.listing.then(() => this.list());
    return this.listing;
  }

  dispose(): void {
    this.closed = true;
    for (const timer of this.timers) clearInterval(timer);
    for (const pacer of [this.tell, this.lookSoon, this.listSoon]) pacer.dispose();
    for (const watch of this.watches.values()) watch.dispose();
    for (const run of this.known.values()) run.stop();
    this.changed.dispose();
    this.said.dispose();
  }

  private async list(): Promise<void> {
    const paths = new Set<string>();
    for (const [folder, watch] of this.watches) {
      watch.begin();
      for (const name of await namesIn(folder)) paths.add(join(folder, name));
    }
    if (this.closed) return;
    for (const [path, run] of this.known) if (!paths.has(path)) this.forget(run);
    const runs = await Promise.all([...paths].map((path) => this.knownRun(path)));
    await inPieces(runs, async (run) => this.note(run, await run.look()));
    this.stopWhereClosed();
  }

  private async knownRun(path: string): Promise<KnownRun> {
    const { KnownRun } = await import('./known-run');
    let run = this.known.get(path);
    if (run === undefined) {
      run = new KnownRun(path, {
        touched: (one) => this.touch(one),
        said: ({ path: from }, event) => this.said.fire({ run: from, event }),
      });
      this.known.set(path, run);
    }
    return run;
  }

  private note(run: KnownRun, what: Seen): void {
    if (what === 'gone') this.forget(run);
    if (what === 'changed') this.change();
  }

  private forget(run: KnownRun): void {
    run.stop();
    this.known.delete(run.path);
    // A look that waits would begin to follow it again
    this.touched.delete(run);
    if (run.shown !== undefined || run.failure !== undefined) this.change();
  }

  private change(): void {
    this.sorted = undefined;
    this.tell.request();
  }

  private touch(run: KnownRun): void {
    this.touched.add(run);
    this.lookSoon.request();
  }

  private touchLive(): void {
    for (const run of this.known.values()) if (run.alive) this.touch(run);
  }

  private async lookAtTouched(): Promise<void> {
    if (this.looking) return this.lookSoon.request();
    this.looking = true;
    const runs = [...this.touched];
    this.touched.clear();
    try {
      await inPieces(runs, async (run) => this.note(run, await run.look()));
    } finally {
      this.looking = false;
      this.stopWhereClosed();
    }
  }

  /** What was under way when the store was disposed of may have begun to follow a run again. */
  private stopWhereClosed(): void {
    if (this.closed) for (const run of this.known.values()) run.stop();
  }
}

/** None where the folder is missing or cannot be read. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
}
