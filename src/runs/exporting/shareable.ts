import { posix, win32 } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Predictions } from '../predictions/predictions';
import type { CircuitEvent } from '../run-event';
import type { RunRecord } from '../run-record';

/** Readings of a run's files that tell nothing of the machine, its folders or the names of image files. */

/** Machine and process are left out, and so is the failure's text, which may name files. */
export function shareableRecord(record: RunRecord): RunRecord {
  const { reason, process } = record;
  return {
    ...record,
    source: lastName(record.source),
    ...(reason === undefined ? {} : { reason: { ...reason, what: 'Left out of the export: it may name files.' } }),
    process: { ...process, pid: 0, host: '' },
  };
}

/** Folders and tables of data are named as if they lay in `data` beside the file. */
export function shareableExperiment(text: string): string {
  const experiment = parse(text) as { dataset?: Record<string, unknown> };
  const { dataset } = experiment;
  if (dataset !== undefined)
    for (const key of ['path', 'manifest', 'root']) {
      const path = dataset[key];
      if (typeof path === 'string') dataset[key] = `data/${lastName(path)}`;
    }
  return stringify(experiment, { version: '1.2', schema: 'core', lineWidth: 0 });
}

/**
 * Images are numbered by the order of their paths, so that exports of one test set still match row by row. An image of no
 * known group is a group of its own, of its own name.
 */
export function shareablePredictions(predictions: Predictions): Predictions {
  const ids = predictions.rows.flatMap(({ id, group }) => (isNumbered(group) ? [id] : [id, group])).sort();
  const numberOf = new Map([...new Set(ids)].map((id, index) => [id, index + 1]));
  const nameOf = (id: string): string => `image ${numberOf.get(id)!}`;
  const rows = predictions.rows.map(({ id, group, ...row }) => ({
    ...row,
    id: nameOf(id),
    group: isNumbered(group) ? group : nameOf(group),
  }));
  return { ...predictions, rows };
}

/** What the data layer calls groups that it was told of. */
function isNumbered(group: string): boolean {
  return /^(group|patient) \d+$/.test(group);
}

/** Lines of `events.ndjson` without those of the log, which may name files; images of the circuit's probes go by their row. */
export function shareableEvents(text: string): string {
  const kept = text.split('\n').filter((line) => line !== '' && !line.includes('"type":"log"'));
  return kept.map((line) => (line.includes('"samples"') ? withoutIds(line) : `${line}\n`)).join('');
}

/** Nothing of a line that was torn while it was written: it may end within a name. */
function withoutIds(line: string): string {
  try {
    const event = JSON.parse(line) as CircuitEvent;
    const samples = event.probes.samples?.map((probe) => ({ ...probe, id: `row ${probe.index + 1}` }));
    return `${JSON.stringify({ ...event, probes: { ...event.probes, samples } })}\n`;
  } catch {
    return '';
  }
}

function lastName(path: string): string {
  return posix.basename(win32.basename(path));
}
