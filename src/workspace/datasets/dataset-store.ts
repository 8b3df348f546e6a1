import { basename } from 'node:path';
import type { Disposable, Event } from 'vscode';
import { resolveFrom } from '../../experiment/disk';
import type { DatasetConfig } from '../../experiment/schema/dataset';
import type { ExperimentStore } from '../experiments/experiment-store';
import type { ShownExperiment } from '../experiments/shown-experiment';
import { Pacer } from '../pacer';
import { inPieces } from '../runs/in-pieces';
import { Signal } from '../signal';
import { AuditReader } from './audit';
import { contentsOf } from './contents';
import type { DatasetAudit, DatasetContents, ShownDataset } from './shown-dataset';

/** Milliseconds after which contents are counted anew when someone asks again. */
const stale = 30_000;

/** The datasets that the workspace's experiments name, counted by their listings, with what the newest run found in them. */
export class DatasetStore implements Disposable {
  private readonly changed = new Signal<void>();
  /** Datasets, their contents or audits changed; at most ten times a second. */
  readonly onDidChange: Event<void> = this.changed.event;

  private readonly contents = new Map<string, { readonly at: number; readonly found: DatasetContents | 'missing' }>();
  private audits: ReadonlyMap<string, DatasetAudit> = new Map();
  private readonly auditReader = new AuditReader();
  private work: Promise<void> = Promise.resolve();
  private readonly tell = new Pacer(100, () => this.changed.fire());
  private readonly workSoon = new Pacer(500, () => void this.refresh());
  private readonly subscription: Disposable;

  constructor(private readonly experiments: ExperimentStore) {
    this.subscription = experiments.onDidChange(() => this.workSoon.request());
  }

  /** By name. */
  get datasets(): readonly ShownDataset[] {
    const named = [...this.named().values()].map(({ dataset, users }) => ({
      ...dataset,
      experiments: users.map(({ file }) => file),
      contents: this.contents.get(dataset.id)?.found,
      audit: this.audits.get(dataset.id),
    }));
    return named.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Counts and reads what is new or stale; `all`: everything. Resolves when that is done. */
  refresh(all = false): Promise<void> {
    this.work = this.work.then(() => this.look(all));
    return this.work;
  }

  dispose(): void {
    this.subscription.dispose();
    for (const one of [this.tell, this.workSoon, this.changed]) one.dispose();
  }

  private async look(all: boolean): Promise<void> {
    const named = this.named();
    const audits = new Map<string, DatasetAudit>();
    await inPieces(
      [...named.values()],
      async ({ dataset, config, file, users }) => {
        const known = this.contents.get(dataset.id);
        if (all || known === undefined || Date.now() - known.at > stale)
          this.contents.set(dataset.id, { at: Date.now(), found: await contentsOf(config, file) });
        const audit = await this.auditReader.newest(users.flatMap(({ runs }) => runs));
        if (audit !== undefined) audits.set(dataset.id, audit);
      },
      1,
    );
    this.audits = audits;
    this.tell.request();
  }

  private named(): Map<string, Named> {
    const found = new Map<string, Named>();
    for (const experiment of this.experiments.experiments) {
      const config = experiment.checked?.config?.dataset;
      if (config === undefined) continue;
      const dataset = identity(config, experiment.file);
      const known = found.get(dataset.id);
      if (known === undefined) found.set(dataset.id, { dataset, config, file: experiment.file, users: [experiment] });
      else known.users.push(experiment);
    }
    return found;
  }
}

interface Named {
  readonly dataset: Pick<ShownDataset, 'id' | 'source' | 'name' | 'path'>;
  readonly config: DatasetConfig;
  /** The first experiment that names it, from which its paths start. */
  readonly file: string;
  readonly users: ShownExperiment[];
}

function identity(config: DatasetConfig, file: string): Named['dataset'] {
  if (config.source === 'phantom') return { id: 'phantom', source: 'phantom', name: 'phantom' };
  const path = resolveFrom(file, config.source === 'folder' ? config.path : config.manifest);
  return { id: path, source: config.source, name: basename(path), path };
}
