import { join } from 'node:path';
import { runFiles } from '../../runs/run-files';
import type { ShownRun } from '../runs/shown-run';
import type { AuditWarning, DatasetAudit } from './shown-dataset';

/** Bytes of a run's events in which what was found in the data stands: it is told before training begins. */
const head = 1 << 18;

/** By what the data layer says; a test holds the two together. */
const kinds: readonly (readonly [AuditWarning['kind'], RegExp])[] = [
  ['identical-across-split', /byte for byte the same as an image of the training set/],
  ['two-labels', /stand under two labels/],
  ['group-across-split', /groups are in both the training and the test set/],
  ['unknown-groups', /no patient is known|groupPattern matches nothing/i],
];

export function auditWarning(message: string): AuditWarning {
  const kind = kinds.find(([, pattern]) => pattern.test(message))?.[0] ?? 'other';
  return { kind, message };
}

/** Reads what runs found in their data, each run once. */
export class AuditReader {
  private readonly read = new Map<string, Promise<readonly AuditWarning[]>>();

  /** Of the newest run that read its data whole; undefined where none did. */
  async newest(runs: readonly ShownRun[]): Promise<DatasetAudit | undefined> {
    const ids = runs.filter(({ record }) => record.data !== undefined);
    const run = ids.sort((a, b) => (a.record.id < b.record.id ? 1 : -1))[0];
    if (run === undefined) return undefined;
    let warnings = this.read.get(run.path);
    if (warnings === undefined) this.read.set(run.path, (warnings = warningsOf(run.path)));
    const { data, started } = run.record;
    return { run: run.path, when: started, setAside: data?.setAside ?? 0, warnings: await warnings };
  }
}

async function warningsOf(run: string): Promise<readonly AuditWarning[]> {
  const warnings: AuditWarning[] = [];
  try {
    const { readEvents } = await import('../../runs/follow-events');
    for await (const item of readEvents(join(run, runFiles.events))) {
      if (item.next > head || (item.kind === 'event' && item.event.type === 'batch')) break;
      if (item.kind !== 'event' || item.event.type !== 'log' || item.event.level !== 'warning') continue;
      if (!item.event.message.startsWith('Set aside: ')) warnings.push(auditWarning(item.event.message));
    }
  } catch {
    // An unreadable log has told nothing
  }
  return warnings;
}
