import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { HybridQmlApi } from '../../../src/workspace/api';
import type { ShownRun } from '../../../src/workspace/runs/shown-run';
import { answering, pressing } from '../dialogs';
import { activeApi, whenRuns, workspaceFolder } from '../host';

const resume = (path: string): Thenable<unknown> =>
  vscode.commands.executeCommand('hybridQml.resumeRun', { run: { path } });

/** Stops the process where it is, as a machine that hangs would, and lets its last sign of life be long ago. */
function freeze({ path, record }: ShownRun): void {
  process.kill(record.process.pid, 'SIGSTOP');
  const file = join(path, 'run.json');
  const now = JSON.parse(readFileSync(file, 'utf8')) as { process: object };
  const heartbeat = new Date(Date.now() - 600_000).toISOString();
  writeFileSync(`${file}.aside`, JSON.stringify({ ...now, process: { ...now.process, heartbeat } }));
  renameSync(`${file}.aside`, file);
}

describe('a trainer that hangs', function () {
  this.timeout(60_000);
  let api: HybridQmlApi;
  before(async () => (api = await activeApi()));

  it('is told with its reason; Resume asks, ends it and goes on to the end', async function () {
    if (process.platform === 'win32') this.skip(); // No process can be stopped there
    const experiment = vscode.Uri.joinPath(workspaceFolder(), 'small.experiment.yaml');
    const started = await api.startRun(experiment, { set: ['training.epochs=40'] });
    assert.equal(started.kind, 'running');
    const path = started.kind === 'running' ? started.run : '';
    const found = (): ShownRun | undefined => api.runs().find((run) => run.path === path);
    const working = await whenRuns(api, 'two epochs', () => ((found()?.record.epoch ?? 0) > 1 ? found() : undefined));
    const told: string[] = [];
    const silent = await answering({ showWarningMessage: pressing(undefined, told) }, async () => {
      freeze(working);
      const shown = await whenRuns(api, 'silence', () => (found()?.standing.state === 'silent' ? found() : undefined));
      for (let look = 0; look < 50 && told.length === 0; look++) await setTimeout(100);
      return shown;
    });
    assert.match(told.join(), /^small: No sign of life from the trainer on .* stuck/);

    const said: string[] = [];
    await answering({ showWarningMessage: pressing(undefined, said) }, () => resume(path));
    assert.match(said[0] ?? '', /^End the trainer of “small” and resume from its last checkpoint\?\nNo sign of life/);
    assert.equal(found()?.standing.state, 'silent', 'nothing happens unless it is confirmed');

    await answering({ showWarningMessage: pressing('End and Resume') }, () => resume(path));
    const ended = await whenRuns(
      api,
      'the end',
      () => (found()?.record.state === 'completed' ? found() : undefined),
      40_000,
    );
    assert.equal(ended.record.epoch, 40);
    assert.notEqual(ended.record.process.pid, silent.record.process.pid);
    assert.throws(() => process.kill(silent.record.process.pid, 0), /ESRCH/);
  });
});
