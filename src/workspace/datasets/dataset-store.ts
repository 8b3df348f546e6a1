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
import type { DatasetAudit, DatasetContents, ShownDataset } from './shown-dataset';

/** Milliseconds after which contents are counted anew unasked. */
const stale = 600_000;

/** The datasets that the workspace's experiments name, counted by their listings, with what the newest run found in them. */
export class DatasetStore implements Disposable {
  private readonly changed = new Signal<void>();
  /** Datasets, their contents or audits changed; at most ten times a second. */
  readonly onDidChange: Event<void> = this.changed.event;

  private readonly contents = new Map<string, Counted>();
  private audits: ReadonlyMap<string, DatasetAudit> = new Map();
  /** As they were last told. */
  private shown = '';
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
    this.work = this.work.catch(() => undefined).then(() => this.look(all));
    return this.work;
  }

  dispose(): void {
    this.subscription.dispose();
    for (const one of [this.tell, this.workSoon, this.changed]) one.dispose();
  }

  private async look(all: boolean): Promise<void> {
    const audits = new Map<string, DatasetAudit>();
    await inPieces(
      [...this.named().values()],
      async ({ dataset: { id }, config, file, users }) => {
        await this.count(id, config, file, all);
        const audit = await this.auditReader.newest(users.flatMap(({ runs }) => runs));
        if (audit !== undefined) audits.set(id, audit);
      },
      1,
    );
    this.audits = audits;
    // Experiments tell of every batch of their runs, of which datasets show nothing
    const look = JSON.stringify(this.datasets);
    if (look !== this.shown) this.tell.request();
    this.shown = look;
  }

  private async count(id: string, config: DatasetConfig, file: string, anew: boolean): Promise<void> {
    const known = this.contents.get(id);
    const text = JSON.stringify(config);
    // What was missing is soon looked for again: it may be on its way
    const fresh = known !== undefined && known.found !== 'missing' && Date.now() - known.at < stale;
    if (!anew && fresh && known.config === text) return;
    const { contentsOf } = await import('./contents');
    this.contents.set(id, { at: Date.now(), config: text, found: await contentsOf(config, file) });
  }

  private named(): Map<string, Named> {
    const found = new Map<string, Named>();
    for (const experiment of this.experiments.experiments) {
      const config = experiment.checked?.dataset;
      if (config === undefined) continue;
      const dataset = identity(config, experiment.file);
      const known = found.get(dataset.id);
      if (known === undefined) found.set(dataset.id, { dataset, config, file: experiment.file, users: [experiment] });
      else known.users.push(experiment);
    }
    return found;
  }
}

interface Counted {
  readonly at: number;
  /** The dataset as the experiment had it. */
  readonly config: string;
  readonly found: DatasetContents | 'missing';
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
