import type { Liveness } from '../../src/runs/liveness';
import type { RunRecord } from '../../src/runs/run-record';
import { standingOf } from '../../src/runs/standing';
import type { LiveProgress, ShownRun } from '../../src/workspace/runs/shown-run';

const time = '2026-01-02T03:04:05.000Z';

export function runRecord(changes: Partial<RunRecord>): RunRecord {
  return {
    format: 1,
    id: '20260102-030405-000-x',
    name: 'x',
    source: 'x.experiment.yaml',
    state: 'completed',
    epoch: 0,
    epochs: 12,
    seed: 1,
    versions: { product: '0', node: '0', platform: 'test' },
    hashes: { config: '' },
    started: time,
    updated: time,
    process: { pid: 0, host: 'elsewhere', heartbeat: time },
    ...changes,
  };
}

/** A run as the window shows it, without a folder. */
export function shownRun(run: {
  readonly record: Partial<RunRecord>;
  readonly liveness: Liveness;
  readonly live?: LiveProgress;
}): ShownRun {
  const record = runRecord(run.record);
  const { liveness, live } = run;
  const standing = standingOf({ record, liveness });
  const path = `/study/.hybrid-qml/runs/${record.id}`;
  return { path, record, liveness, standing, stopping: false, ...(live !== undefined && { live }) };
}
