import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import type { Disposable, Event, Uri } from 'vscode';
import { ask } from '../../runs/control/wish';
import { knownRoot } from '../../runs/runs-root';
import { Failure, messageOf } from '../../shared/failure';
import { trainerFailures } from '../../shared/failures/trainer';
import type { Log } from '../log';
import type { RunStore } from '../runs/run-store';
import type { ShownRun } from '../runs/shown-run';
import type { Settings } from '../settings';
import { Signal } from '../signal';
import { forkTrainer } from './fork-trainer';
import { killTree } from './kill-tree';
import { Queue, type Memory, type Queued, type Task } from './queue';
import { trainerCommand } from './trainer-command';
import { removeOldLogs, tellWhatItSays } from './trainer-log';
import { WindowLeases } from './window-leases';

/** What trainers need of the window they are started from. */
export interface TrainersHost {
  /** Path of `trainer.js`. */
  readonly script: string;
  /** Folder for what trainers say; made when needed. */
  readonly logs: string;
  readonly memory: Memory;
  readonly log: Log;
  settings(): Settings;
  trusted(): boolean;
  /** The workspace folder of a file, which holds its runs where no folder upwards does yet. */
  folderOf(file: string): string | undefined;
}

export interface TrainOptions {
  /** `path=value` each, as the command line's `--set`; they win over the file. */
  readonly set?: readonly string[];
}

/** What became of a wish to train: it runs (`run`: its run folder), or waits until others have ended. */
export type Started =
  { readonly kind: 'running'; readonly run: string } | { readonly kind: 'queued'; readonly queued: Queued };

/** Starts trainers, as many at once as the settings allow, and asks running ones, whoever started them. */
export class Trainers implements Disposable {
  private readonly changed = new Signal<void>();
  /** The queue changed, or a trainer is being started or has started. */
  readonly onDidChange: Event<void> = this.changed.event;
  private readonly failed = new Signal<{ readonly queued: Queued; readonly failure: Failure }>();
  /** A queued task could not be started when its turn came; it is out of the queue. */
  readonly onDidFail = this.failed.event;
  private readonly startedRun = new Signal<{ readonly task: Task; readonly run: string }>();
  /** A trainer has made (or taken up) its run folder: at once, or when its turn in the queue came. */
  readonly onDidStart = this.startedRun.event;

  private readonly queue: Queue;
  private readonly leases: WindowLeases;
  private readonly subscription: Disposable;
  /** Tasks whose trainer has not made its run folder yet. */
  private starting: readonly Task[] = [];
  /** Before the runs are listed nothing is known of who works. */
  private opened = false;

  constructor(
    private readonly host: TrainersHost,
    private readonly runs: RunStore,
  ) {
    this.queue = new Queue(host.memory);
    this.leases = new WindowLeases(
      () => this.running,
      () => host.settings().onClose,
    );
    this.subscription = runs.onDidChange(() => this.startNext());
  }

  /**
   * To be called once, when the runs are listed: goes on with the queue and says in live runs that the window is there.
   * Returns the runs that went on while no window was there, about which `onClose: ask` wants to be asked.
   */
  open(): readonly ShownRun[] {
    this.opened = true;
    const alone = this.host.trusted() ? this.leases.begin() : [];
    this.startNext();
    void removeOldLogs(this.host.logs);
    return alone;
  }

  /** The settings have changed, or the workspace is trusted now. */
  update(): void {
    this.startNext();
    if (this.opened && this.host.trusted()) this.leases.begin();
  }

  /** Tasks that wait, in their order. */
  get queued(): readonly Queued[] {
    return this.queue.queued;
  }

  /** Runs that a trainer on this machine works on, whoever started it. */
  get running(): readonly ShownRun[] {
    const here = hostname();
    return this.runs.runs.filter(
      ({ liveness, record }) => (liveness === 'alive' || liveness === 'silent') && record.process.host === here,
    );
  }

  /** Trains an experiment into a new run folder, now or when its turn comes. Throws the trainer's Failure where it does not start. */
  train(experiment: Uri, options: TrainOptions = {}): Promise<Started> {
    return this.begin({ kind: 'train', experiment: experiment.fsPath, set: options.set ?? [] });
  }

  /** Goes on with a run from its last checkpoint, now or when its turn comes. */
  resume(run: string): Promise<Started> {
    return this.begin({ kind: 'resume', run });
  }

  /** Asks for the end, with a checkpoint; resolves when it is asked, not when it has ended. */
  async stop(run: string): Promise<void> {
    await this.tell(run, 'stop');
  }

  /** Asks for a checkpoint. */
  async checkpoint(run: string): Promise<void> {
    await this.tell(run, 'checkpoint');
  }

  /** Ends the trainer and all it started at once, without a checkpoint. */
  async kill(run: string): Promise<void> {
    const shown = await this.working(run);
    const { pid, host } = shown.record.process;
    if (host !== hostname()) throw trainerFailures.elsewhere(run, host);
    await killTree(pid);
    await this.runs.refresh();
  }

  /** Takes a task out of the queue; false where it has started meanwhile. */
  unqueue(id: string): boolean {
    const removed = this.queue.remove(id) !== undefined;
    if (removed) this.changed.fire();
    return removed;
  }

  dispose(): void {
    this.leases.dispose();
    this.subscription.dispose();
    for (const signal of [this.changed, this.failed, this.startedRun]) signal.dispose();
  }

  /** Starts what waits, as far as there is room. */
  private startNext(): void {
    if (!this.opened || !this.host.trusted()) return;
    while (this.room > 0) {
      const [next] = this.queue.queued;
      if (next === undefined) return;
      this.queue.remove(next.id);
      this.start(next.task).catch((thrown: unknown) => {
        const failure = asFailure(thrown);
        this.host.log.error(failure.message);
        this.failed.fire({ queued: next, failure });
      });
    }
  }

  private get room(): number {
    return this.host.settings().maximumConcurrentRuns - this.running.length - this.starting.length;
  }

  private async begin(task: Task): Promise<Started> {
    if (!this.host.trusted()) throw trainerFailures.untrusted();
    await this.runs.refresh();
    if (this.room > 0 && this.queued.length === 0) return { kind: 'running', run: await this.start(task) };
    const queued = this.queue.add(task);
    this.changed.fire();
    this.startNext();
    return { kind: 'queued', queued };
  }

  private async start(task: Task): Promise<string> {
    this.starting = [...this.starting, task];
    this.changed.fire();
    try {
      const { execPath, env: environment } = process;
      const command = trainerCommand(this.host.settings(), { execPath, environment });
      const log = join(this.host.logs, `${Date.now()}-${Math.random().toString(36).slice(2, 8)}.log`);
      const forked = await forkTrainer(this.host.script, this.argumentsOf(task), command, log);
      await this.runs.include(forked.run);
      void forked.ended.then(() => this.runs.refresh());
      this.leases.add(forked.run);
      void tellWhatItSays(log, this.host.log, forked.ended);
      this.startedRun.fire({ task, run: forked.run });
      return forked.run;
    } finally {
      this.starting = this.starting.filter((one) => one !== task);
      this.changed.fire();
      this.startNext();
    }
  }

  private argumentsOf(task: Task): string[] {
    if (task.kind === 'resume') return ['--background', '--resume', task.run];
    const { experiment, set } = task;
    const { engine } = this.host.settings();
    const wanted = engine === 'auto' ? [] : ['--engine', engine];
    const root = knownRoot(dirname(experiment)) ?? this.host.folderOf(experiment);
    const runs = root === undefined ? [] : ['--runs', root];
    return ['--background', '--experiment', experiment, ...runs, ...wanted, ...set.flatMap((one) => ['--set', one])];
  }

  private async tell(run: string, wish: 'stop' | 'checkpoint'): Promise<void> {
    await this.working(run);
    ask(run, wish);
    await this.runs.include(run);
  }

  private async working(run: string): Promise<ShownRun> {
    const shown = await this.runs.include(run);
    if (shown === undefined || shown.liveness === 'ended' || shown.liveness === 'dead')
      throw trainerFailures.notRunning(run);
    return shown;
  }
}

function asFailure(thrown: unknown): Failure {
  return thrown instanceof Failure ? thrown : trainerFailures.endedAtOnce(messageOf(thrown), 'error');
}
