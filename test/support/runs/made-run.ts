import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '../../../src/runs/run-record';
import { runFiles, runsFolder } from '../../../src/runs/run-files';
import type { NewRunEvent } from '../../../src/runs/run-event';
import { RandomStream } from '../../../src/shared/random';

export interface MadeRunOptions {
  readonly name?: string;
  readonly seed?: number;
  readonly epochs?: number;
  readonly batches?: number;
  readonly record?: Partial<RunRecord>;
  readonly id?: string;
}

export interface MadeRun {
  readonly path: string;
  readonly record: RunRecord;
  /** Appends events with times a second apart. */
  append(events: readonly NewRunEvent[]): void;
  change(record: Partial<RunRecord>): void;
}

/** The beginning of the made runs' time. */
const start = Date.parse('2026-01-01T10:00:00.000Z');

/** A run folder without a trainer: `run.json`, `experiment.yaml` and no event yet; its process is this one. */
export function madeRun(root: string, options: MadeRunOptions = {}): MadeRun {
  const { name = 'made', seed = 1, epochs = 4 } = options;
  const id = options.id ?? `20260101-100000-${String(seed).padStart(3, '0')}-${name}`;
  const path = join(root, runsFolder, id);
  mkdirSync(path, { recursive: true });
  const now = new Date().toISOString();
  let record: RunRecord = {
    format: 1,
    id,
    name,
    source: `${name}.experiment.yaml`,
    state: 'running',
    epoch: 0,
    epochs,
    seed,
    versions: { product: '0.0.0', node: '20', platform: 'test' },
    hashes: { config: String(seed) },
    started: new Date(start).toISOString(),
    updated: now,
    process: { pid: process.pid, host: hostname(), heartbeat: now },
    ...options.record,
  };
  const save = (): void => writeFileSync(join(path, runFiles.record), JSON.stringify(record));
  writeFileSync(join(path, runFiles.experiment), `name: ${name}\nseed: ${seed}\ntraining:\n  epochs: ${epochs}\n`);
  save();
  let seconds = 0;
  return {
    path,
    get record() {
      return record;
    },
    append(events) {
      const lines = events.map((event) =>
        JSON.stringify({ time: new Date(start + 1000 * seconds++).toISOString(), ...event }),
      );
      appendFileSync(join(path, runFiles.events), lines.map((line) => `${line}\n`).join(''));
    },
    change(part) {
      record = { ...record, ...part };
      save();
    },
  };
}

/** The events of a training: every batch, a gradient for each, and its epochs; noise from the seed. */
export function trainingEvents(epochs: number, batches: number, seed = 1): NewRunEvent[] {
  const random = RandomStream.named(seed, 'made-run');
  const events: NewRunEvent[] = [{ type: 'state', state: 'running' }];
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let batch = 1; batch <= batches; batch++) {
      const done = epoch - 1 + batch / batches;
      const loss = 1.4 * Math.exp(-done / epochs) + 0.1 * random.uniform();
      const accuracy = Math.min(1, 0.9 - loss / 3);
      const learningRates = { network: 0.001 * (1 - done / (epochs + 1)), head: 0.01 * (1 - done / (epochs + 1)) };
      const imagesPerSecond = 300 + 40 * random.uniform();
      events.push({
        type: 'batch',
        epoch,
        batch,
        batches,
        loss,
        accuracy,
        imagesPerSecond,
        learningRates,
        memory: 500,
      });
      events.push({ type: 'gradient', epoch, batch, classical: 2 * loss, quantum: 0.2 * loss });
    }
    const [train, validation] = [
      { loss: 1.4 / epoch, accuracy: 0.5 + 0.4 * (1 - 1 / epoch) },
      { loss: 1.5 / epoch, accuracy: 0.45 + 0.4 * (1 - 1 / epoch) },
    ];
    const seconds = { data: 0.5, compute: 6, quantum: 2, evaluation: 0.4 };
    const learningRates = { network: 0.001, head: 0.01 };
    events.push({
      type: 'epoch',
      epoch,
      epochs,
      train,
      validation,
      learningRates,
      imagesPerSecond: 320,
      seconds,
      memory: 500,
      best: true,
    });
  }
  return events;
}
