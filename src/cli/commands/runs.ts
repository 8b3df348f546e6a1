import { resolve } from 'node:path';
import { listRuns } from '../../runs/list-runs';
import type { Run } from '../../runs/read-run';
import { findRoot } from '../../runs/runs-root';
import type { Command } from '../command';
import { percent, table } from '../progress/format';

export const runsCommand: Command = {
  name: 'runs',
  summary: 'List the runs, newest first.',
  usage: 'runs [DIR]',
  options: {},
  async run({ positionals: [folder] }, io) {
    const { runs, unreadable } = await listRuns(findRoot(resolve(folder ?? '.')));
    for (const failure of unreadable) io.err.write(`${failure.message}\n`);
    if (io.json) {
      for (const { path, record, liveness } of runs)
        io.out.write(`${JSON.stringify({ run: path, liveness, ...record })}\n`);
    } else io.out.write(runs.length === 0 ? 'No runs yet: hybrid-qml train FILE makes one.\n' : `${runsTable(runs)}\n`);
    return 0;
  },
};

function runsTable(runs: readonly Run[]): string {
  const header = ['run', 'state', 'epoch', 'engine', 'accuracy', 'macro F1'];
  const rows = runs.map(({ record, liveness }) => [
    record.id,
    liveness === 'dead' ? 'died, resumable' : record.state,
    `${record.epoch}/${record.epochs}`,
    record.engine?.name ?? '–',
    percent(record.metrics?.['accuracy']?.value),
    percent(record.metrics?.['f1']?.value),
  ]);
  return table(header, rows);
}
