import { flatConfig, type FlatConfig } from '../../../../reporting/compare/flat-config';
import { runRow, type RunRow } from '../../../../reporting/compare/run-row';
import { readYaml } from '../../../../experiment/reading/yaml-source';
import type { PlainObject } from '../../../../experiment/paths';
import type { Run } from '../../../../runs/read-run';
import { messageOf } from '../../../../shared/failure';
import type { Asked } from '../../../messages/contract';
import type { MetricsContract } from '../../contract';
import type { Context } from '../context';

export interface RunListStore {
  /** All runs that could be compared; undefined until they were listed. */
  rows(): readonly RunRow[] | undefined;
  /** Its record, once listed. */
  run(path: string): Run | undefined;
  /** The experiment of a run; undefined until it was read, or where it cannot be. */
  config(path: string): PlainObject | undefined;
  /** Lists anew where something changed since. */
  refresh(version: number): void;
  /** Reads these runs' experiments. */
  want(paths: readonly string[]): void;
}

/** Experiments asked for at once. */
const atOnce = 50;

/** The list of runs and their experiments, as the host reads them; `changed` is called whenever there is more. */
export function runListStore(context: Context, changed: () => void): RunListStore {
  let rows: readonly RunRow[] | undefined;
  let listed: number | undefined;
  let runs = new Map<string, Run>();
  const configs = new Map<string, PlainObject | undefined>();
  const flat = new Map<string, FlatConfig>();
  const said = (thrown: unknown): void => context.say(messageOf(thrown));

  const read = async (asked: Asked<MetricsContract, 'experiments'>): Promise<void> => {
    const { texts } = await context.ask('experiments', asked);
    texts.forEach((text, i) => {
      const { source } = readYaml(text);
      configs.set(asked.runs[i]!, source);
      if (source !== undefined) flat.set(asked.runs[i]!, flatConfig(source));
    });
    rows = rows?.map((row) => withConfig(row));
    changed();
  };
  const withConfig = (row: RunRow): RunRow => {
    const config = flat.get(row.path);
    return config === undefined ? row : { ...row, config };
  };

  return {
    rows: () => rows,
    run: (path) => runs.get(path),
    config: (path) => configs.get(path),
    refresh(version) {
      if (listed === version) return;
      listed = version;
      context.ask('runs', {}).then(({ runs: found }) => {
        runs = new Map(found.map((run) => [run.path, run]));
        rows = found.map((run) => withConfig(runRow(run)));
        changed();
      }, said);
    },
    want(paths) {
      const missing = paths.filter((path) => !configs.has(path));
      for (const path of missing) configs.set(path, undefined);
      for (let i = 0; i < missing.length; i += atOnce) read({ runs: missing.slice(i, i + atOnce) }).catch(said);
    },
  };
}
