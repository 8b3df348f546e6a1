import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { ShownRun } from '../../../src/workspace/runs/shown-run';
import { activeApi, whenRuns, workspaceFolder } from '../host';

const small = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), 'small.experiment.yaml');
const long = { set: ['training.epochs=500'] };

describe('training through the API', () => {
  it('runs an experiment to its end, and the runs of the window follow it', async () => {
    const api = await activeApi();
    const epochs = new Set<number>();
    const listening = api.onDidChangeRuns(() => api.runs().forEach(({ record }) => epochs.add(record.epoch)));
    const started = await api.startRun(small());
    assert.equal(started.kind, 'running');
    const path = started.kind === 'running' ? started.run : '';
    const ended = await whenRuns(api, 'the end', () =>
      api.runs().find((r) => r.path === path && r.liveness === 'ended'),
    );
    listening.dispose();
    assert.equal(ended.record.state, 'completed');
    assert.ok(existsSync(join(path, 'predictions.csv')));
    assert.ok(epochs.has(3), `epochs seen: ${[...epochs].join(', ')}`);
  });

  it('queues the second of two, and starts it when the first is stopped', async () => {
    const api = await activeApi();
    const first = await api.startRun(small(), long);
    const second = await api.startRun(small());
    assert.equal(first.kind, 'running');
    assert.equal(second.kind, 'queued');
    const path = first.kind === 'running' ? first.run : '';
    const known = new Set(api.runs().map((run) => run.path));
    const working = await whenRuns(api, 'an epoch of the first', () =>
      api.runs().find((run) => run.path === path && run.record.epoch > 0),
    );
    await vscode.commands.executeCommand('hybridQml.stopTraining', working);
    const of = (test: (run: ShownRun) => boolean) => (): ShownRun | undefined => api.runs().find(test);
    await whenRuns(
      api,
      'the first stopped',
      of((run) => run.path === path && run.record.state === 'stopped'),
    );
    const next = await whenRuns(
      api,
      'the second ended',
      of((run) => !known.has(run.path) && run.liveness === 'ended'),
    );
    assert.equal(next.record.state, 'completed');
  });

  it('rejects an experiment that is wrong, with what is wrong', async () => {
    const api = await activeApi();
    const wrong = vscode.Uri.joinPath(workspaceFolder(), 'wrong.experiment.yaml');
    await vscode.workspace.fs.writeFile(wrong, Buffer.from('dataset: { source: phantom }\ntraining: { epocs: 3 }\n'));
    await assert.rejects(api.startRun(wrong), /epocs/);
  });
});
