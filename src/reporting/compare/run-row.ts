import type { Liveness } from '../../runs/liveness';
import type { RunRecord } from '../../runs/run-record';
import type { FlatConfig } from './flat-config';

/** A run as the run table shows it. */
export interface RunRow {
  readonly id: string;
  readonly name: string;
  /** Of the run folder. */
  readonly path: string;
  /** As recorded, or `interrupted` where its trainer is gone and `silent` where it has not been heard of. */
  readonly state: RunRecord['state'] | 'interrupted' | 'silent';
  /** Milliseconds since 1970. */
  readonly started: number;
  /** From the start to the end or to the last writing. */
  readonly seconds: number;
  /** Epochs completed, and wanted. */
  readonly epoch: number;
  readonly epochs: number;
  readonly engine?: string;
  readonly seed: number;
  /** Trainable weights. */
  readonly parameters?: { readonly total: number; readonly quantum: number };
  /** Test metrics as recorded. */
  readonly metrics: NonNullable<RunRecord['metrics']>;
  /** Absent where it was not read. */
  readonly config?: FlatConfig;
}

export function runRow(
  { path, record, liveness }: { readonly path: string; readonly record: RunRecord; readonly liveness: Liveness },
  config?: FlatConfig,
): RunRow {
  const started = Date.parse(record.started);
  return {
    id: record.id,
    name: record.name,
    path,
    state: liveness === 'dead' ? 'interrupted' : liveness === 'silent' ? 'silent' : record.state,
    started,
    seconds: (Date.parse(record.finished ?? record.updated) - started) / 1000,
    epoch: record.epoch,
    epochs: record.epochs,
    ...(record.engine && { engine: `${record.engine.name} × ${record.engine.threads}` }),
    seed: record.seed,
    ...(record.parameters && {
      parameters: { total: record.parameters.total, quantum: record.parameters.quantum },
    }),
    metrics: record.metrics ?? {},
    ...(config && { config }),
  };
}
