import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Disposable, Event } from 'vscode';
import { experimentFileTitle } from '../../experiment/file-name';
import { Pacer } from '../pacer';
import { inPieces } from '../runs/in-pieces';
import type { RunStore } from '../runs/run-store';
import type { ShownRun } from '../runs/shown-run';
import { Signal } from '../signal';
import type { CheckedExperiment, ShownExperiment } from './shown-experiment';

/** Finds the workspace's experiment files and tells when one appears, changes or goes. */
export interface ExperimentFiles {
  /** Absolute paths. */
  find(): Promise<readonly string[]>;
  readonly onDidChange: Event<void>;
}

/** The experiments of the workspace, checked in the background, with their runs. */
export class ExperimentStore implements Disposable {
  private readonly changed = new Signal<void>();
  /** Files, what is wrong with them, or their runs changed; at most ten times a second. */
  readonly onDidChange: Event<void> = this.changed.event;

  private readonly found = new Signal<void>();
  /** The list of files was read. */
  readonly onDidFind: Event<void> = this.found.event;

  private files: readonly string[] = [];
  private readonly checks = new Map<string, { readonly stamp: string; readonly checked: CheckedExperiment }>();
  private shown: readonly ShownExperiment[] | undefined;
  private finding: Promise<void> = Promise.resolve();
  private readonly tell = new Pacer(100, () => this.changed.fire());
  private readonly findSoon = new Pacer(200, () => void this.refresh());
  private readonly subscriptions: readonly Disposable[];

  constructor(
    private readonly source: ExperimentFiles,
    private readonly runs: RunStore,
  ) {
    this.subscriptions = [source.onDidChange(() => this.findSoon.request()), runs.onDidChange(() => this.change())];
  }

  /** By path. The array is a new one after every change. */
  get experiments(): readonly ShownExperiment[] {
    this.shown ??= this.show();
    return this.shown;
  }

  /** The experiment of a file. */
  experiment(file: string): ShownExperiment | undefined {
    return this.experiments.find((one) => one.file === file);
  }

  /** Lists the files and checks those that changed or had problems; resolves when that is done. */
  refresh(): Promise<void> {
    this.finding = this.finding.catch(() => undefined).then(() => this.findAndCheck());
    return this.finding;
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const one of [this.tell, this.findSoon, this.found, this.changed]) one.dispose();
  }

  private async findAndCheck(): Promise<void> {
    this.files = [...(await this.source.find())].sort();
    for (const file of this.checks.keys()) if (!this.files.includes(file)) this.checks.delete(file);
    this.found.fire();
    this.change();
    await inPieces(this.files, (file) => this.check(file), 1);
  }

  private async check(file: string): Promise<void> {
    try {
      const { mtimeMs, size } = await stat(file);
      const stamp = `${mtimeMs} ${size}`;
      const known = this.checks.get(file);
      // What is wrong may be about its data, which come and go without it
      if (known?.stamp === stamp && known.checked.problems.length === 0) return;
      const { checkExperiment } = await import('./check-experiment');
      this.checks.set(file, { stamp, checked: await checkExperiment(file) });
    } catch {
      // Gone or unreadable meanwhile: shown unchecked, and the next change looks again
      this.checks.delete(file);
    }
    this.change();
  }

  private change(): void {
    this.shown = undefined;
    this.tell.request();
  }

  private show(): readonly ShownExperiment[] {
    const runsOf = new Map<string, ShownRun[]>();
    for (const run of this.runs.runs) {
      const source = sourceOf(run);
      const others = runsOf.get(source);
      if (others === undefined) runsOf.set(source, [run]);
      else others.push(run);
    }
    return this.files.map((file) => {
      const runs = runsOf.get(file) ?? [];
      const checked = this.checks.get(file)?.checked;
      const name = checked?.config?.name ?? experimentFileTitle(file);
      return { file, name, checked, runs, lastResult: runs.find(({ record }) => record.state === 'completed') };
    });
  }
}

/** The experiment file that a run was made from: its record names it from the folder that holds `.hybrid-qml`. */
export function sourceOf({ path, record }: ShownRun): string {
  return resolve(path, '..', '..', '..', record.source);
}
