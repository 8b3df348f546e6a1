import { flatConfig } from '../compare/flat-config';
import { groupBySeed } from '../compare/seed-groups';
import type { RunReading } from '../run-reading';

/** Runs of one method, that differ by their seeds alone. */
export interface RunGroup {
  readonly name: string;
  /** Places of its runs in the report. */
  readonly runs: readonly number[];
}

/** Runs whose experiment cannot be read stand alone. */
export function runGroups(readings: readonly RunReading[], names: readonly string[]): RunGroup[] {
  const groups = groupBySeed([...readings.keys()], (index) => {
    const { config } = readings[index]!;
    return config === undefined ? new Map([['unreadable', String(index)]]) : flatConfig(config);
  });
  const nameOf = (runs: readonly number[]): string => readings[runs[0]!]!.run.record.name;
  return groups.map((runs) => {
    const repeated = groups.filter((other) => nameOf(other) === nameOf(runs)).length > 1;
    return { name: runs.length > 1 && !repeated ? nameOf(runs) : names[runs[0]!]!, runs };
  });
}
