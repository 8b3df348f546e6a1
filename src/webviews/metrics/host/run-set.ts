import { dirname } from 'node:path';
import { Pacer } from '../../../workspace/pacer';
import type { MetricsSnapshot } from '../contract';
import { firstView, type View } from '../view';
import { composeSnapshot } from './compose-snapshot';
import { FollowedRun } from './followed-run';
import { watchRunsIn } from './run-list';

/** Milliseconds between two snapshots. */
const interval = 250;
/** So often one is sent while a run lives although nothing changed, so that the page can tell silence from a dead host. */
const pulse = 2000;

export interface RunSetOptions {
  /** Roots whose runs are listed beside those of the runs shown. */
  readonly roots: readonly string[];
  show(snapshot: MetricsSnapshot): void;
}

/** The runs one panel shows: followed, and pictured for its view whenever something changed. */
export class RunSet {
  private runs: readonly FollowedRun[] = [];
  private view: View = firstView;
  private listVersion = 0;
  private listWatch: { dispose(): void } | undefined;
  private readonly pacer: Pacer;
  private readonly heart: NodeJS.Timeout;

  constructor(private readonly options: RunSetOptions) {
    this.pacer = new Pacer(interval, () => this.options.show(this.snapshot()));
    this.heart = setInterval(() => {
      if (this.runs.some((run) => run.liveness !== 'ended')) this.pacer.request();
    }, pulse);
  }

  get paths(): string[] {
    return this.runs.map((run) => run.path);
  }

  /** The roots of all runs this panel could show. */
  get roots(): string[] {
    return [...new Set([...this.options.roots, ...this.paths.map(rootOf)])];
  }

  showRuns(paths: readonly string[]): void {
    const kept = new Map(this.runs.map((run) => [run.path, run]));
    this.runs = [...new Set(paths)].map((path) => kept.get(path) ?? new FollowedRun(path, () => this.pacer.request()));
    for (const run of kept.values()) if (!this.runs.includes(run)) run.dispose();
    this.listWatch?.dispose();
    this.listWatch = watchRunsIn(this.roots, () => {
      this.listVersion++;
      this.pacer.request();
    });
    this.pacer.request();
  }

  /** Answered at once, not at the next turn: the page waits for what it zoomed into. What it has is not sent twice. */
  showView(view: View): void {
    if (JSON.stringify(view) === JSON.stringify(this.view)) return;
    this.view = view;
    this.options.show(this.snapshot());
  }

  snapshot(): MetricsSnapshot {
    return composeSnapshot(this.runs, this.view, this.listVersion);
  }

  dispose(): void {
    clearInterval(this.heart);
    this.pacer.dispose();
    this.listWatch?.dispose();
    for (const run of this.runs) run.dispose();
  }
}

/** `<root>/.hybrid-qml/runs/<id>` → root. */
function rootOf(run: string): string {
  return dirname(dirname(dirname(run)));
}
