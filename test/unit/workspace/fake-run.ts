import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runFiles, runsFolder } from '../../../src/runs/run-files';
import type { RunRecord } from '../../../src/runs/run-record';
import { ownWriter } from '../../../src/runs/writer';

/** Number of a process that has ended. */
export const deadPid = Number(execFileSync(process.execPath, ['-p', 'process.pid']));

export function record(id: string, change: Partial<RunRecord> = {}): RunRecord {
  const now = new Date().toISOString();
  return {
    format: 1,
    id,
    name: 'Größe 4',
    source: 'größe.experiment.yaml',
    state: 'completed',
    epoch: 3,
    epochs: 10,
    seed: 1,
    versions: { product: '0', node: process.version, platform: 'test' },
    hashes: { config: 'abc' },
    started: now,
    updated: now,
    process: { ...ownWriter(), heartbeat: now },
    ...change,
  };
}

/** A run folder as a trainer leaves it. Returns its path. */
export function writeRun(root: string, id: string, change: Partial<RunRecord> = {}, events = ''): string {
  const path = join(root, runsFolder, id);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, runFiles.record), JSON.stringify(record(id, change)));
  writeFileSync(join(path, runFiles.events), events);
  return path;
}

const time = '2026-11-22T00:00:00.000Z';

export function batchLine(epoch: number, batch: number, loss = 0.5): string {
  const rest = { batches: 100, loss, accuracy: 0.75, imagesPerSecond: 200 };
  return `${JSON.stringify({ time, type: 'batch', epoch, batch, ...rest })}\n`;
}

export function logLine(message: string, level: 'info' | 'warning' = 'warning'): string {
  return `${JSON.stringify({ time, type: 'log', level, message })}\n`;
}

export function epochLine(epoch: number): string {
  const train = { loss: 0.5, accuracy: 0.75 };
  const rest = { epochs: 10, train, learningRates: { network: 0.001 }, imagesPerSecond: 200 };
  const seconds = { data: 1, compute: 8, evaluation: 1 };
  return `${JSON.stringify({ time, type: 'epoch', epoch, ...rest, seconds })}\n`;
}
