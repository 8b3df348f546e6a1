import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isGone } from '../../../src/runs/writer';
import { RunStore } from '../../../src/workspace/runs/run-store';
import { readSettings } from '../../../src/workspace/settings';
import { Trainers } from '../../../src/workspace/trainers/trainers';
import { hosted, runWhen, workspace } from './processes';

const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-reloads-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('twenty windows after each other find the run where it is, and the last one stops it', async (context) => {
  const { root, file } = workspace(join(folder, 'ws'), 5000);
  const { host, run } = await hosted({ root, file });
  host.kill('SIGKILL');
  const { record } = await runWhen(
    () => run,
    (one) => one.record.epoch >= 1,
  );
  const nothing = (): void => undefined;
  const values = new Map<string, unknown>();
  const open = (runs: RunStore): Trainers =>
    new Trainers(
      {
        script: '/none',
        logs: join(folder, 'logs'),
        memory: { get: (key) => values.get(key), update: (key, value) => Promise.resolve(void values.set(key, value)) },
        log: { info: nothing, warn: nothing, error: nothing },
        settings: () => readSettings({ get: nothing }),
        trusted: () => true,
        folderOf: () => root,
      },
      runs,
    );
  let slowest = 0;
  let epoch = 0;
  for (let n = 1; n <= 20; n++) {
    const begun = performance.now();
    const runs = new RunStore();
    const trainers = open(runs);
    await runs.setRoots([root]);
    trainers.open();
    const shown = runs.run(run);
    slowest = Math.max(slowest, performance.now() - begun);
    assert.equal(shown?.standing.state, 'running');
    assert.ok(shown.live !== undefined && shown.live.epoch >= epoch);
    epoch = shown.live.epoch;
    assert.equal(trainers.running.length, 1);
    if (n === 20) await trainers.stop(run);
    trainers.dispose();
    runs.dispose();
  }
  context.diagnostic(`a window catches up in ${slowest.toFixed(0)} ms at most`);
  assert.ok(slowest < 2000);
  await runWhen(
    () => run,
    (one) => one.record.state === 'stopped',
    20,
  );
  await runWhen(
    () => run,
    () => isGone(record.process),
    10,
  );
});
