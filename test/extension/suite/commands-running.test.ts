import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { HybridQmlApi } from '../../../src/workspace/api';
import type { ShownRun } from '../../../src/workspace/runs/shown-run';
import { answering, pressing } from '../dialogs';
import { activeApi, whenRuns, workspaceFolder } from '../host';

const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`hybridQml.${name}`, ...args);
const small = (): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), 'small.experiment.yaml');
const checkpoints = (path: string): string[] => readdirSync(join(path, 'checkpoints'));

describe('commands on a run under way', function () {
  this.timeout(60_000);
  let api: HybridQmlApi;
  before(async () => (api = await activeApi()));
  afterEach(() => endAll());

  /** Runs that a test leaves working would keep the next one waiting. */
  async function endAll(): Promise<void> {
    for (const { path, liveness } of api.runs())
      if (liveness === 'alive')
        await answering({ showWarningMessage: pressing('End') }, () => run('killTraining', { run: { path } }));
    await whenRuns(api, 'rest', () => (api.runs().some(({ liveness }) => liveness === 'alive') ? undefined : true));
  }

  async function working(epochs = 500): Promise<ShownRun> {
    const started = await api.startRun(small(), { set: [`training.epochs=${epochs}`] });
    assert.equal(started.kind, 'running');
    const path = started.kind === 'running' ? started.run : '';
    return whenRuns(api, 'an epoch', () => api.runs().find((one) => one.path === path && one.record.epoch > 0));
  }
  const found = (path: string): ShownRun | undefined => api.runs().find((one) => one.path === path);

  it('Checkpoint Now writes one between two batches, and the training goes on', async () => {
    const { path } = await working();
    const events = (): string[] =>
      readFileSync(join(path, 'events.ndjson'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('"type":"checkpoint"'));
    const before = events().length;
    await run('checkpointNow', { run: { path } });
    await whenRuns(api, 'a checkpoint', () => (events().length > before ? true : undefined));
    assert.ok(checkpoints(path).length > 0);
    const epoch = found(path)!.record.epoch;
    await whenRuns(api, 'further epochs', () => ((found(path)?.record.epoch ?? 0) > epoch + 1 ? true : undefined));
  });

  it('Stop without an argument stops the only run; Resume goes on from there', async () => {
    const { path } = await working(60);
    await run('stopTraining');
    const stopped = await whenRuns(api, 'the stop', () =>
      found(path)?.record.state === 'stopped' && found(path)?.liveness === 'ended' ? found(path) : undefined,
    );
    assert.ok(stopped.standing.resumable);
    const at = stopped.record.epoch;
    await run('resumeRun', { run: { path } });
    const ended = await whenRuns(api, 'the end', () =>
      found(path)?.record.state === 'completed' ? found(path) : undefined,
    );
    assert.equal(ended.record.epoch, 60);
    assert.ok(at < 60);
  });

  it('End Training at Once asks, and what it ended can be resumed', async () => {
    const { path } = await working();
    const said: string[] = [];
    await answering({ showWarningMessage: pressing(undefined, said) }, () => run('killTraining', { run: { path } }));
    assert.match(said.join(), /without a checkpoint\?/);
    await setTimeout(300);
    assert.equal(found(path)?.liveness, 'alive');
    await answering({ showWarningMessage: pressing('End') }, () => run('killTraining', { run: { path } }));
    const dead = await whenRuns(api, 'the end', () => (found(path)?.liveness === 'dead' ? found(path) : undefined));
    assert.equal(dead.standing.resumable, true);
    await answering({ showWarningMessage: pressing('Move') }, () => run('deleteRun', { run: { path } }));
  });

  it('Delete and Rename of a run under way are refused with words', async () => {
    const { path, record } = await working();
    const said: string[] = [];
    await answering({ showWarningMessage: pressing('Move', said) }, () => run('deleteRun', { run: { path } }));
    assert.match(said.join(), /still being trained/);
    assert.ok(existsSync(path));
    const failed: string[] = [];
    await answering(
      { showInputBox: () => Promise.resolve('other'), showErrorMessage: pressing(undefined, failed) },
      () => run('renameRun', { run: { path } }),
    );
    assert.equal(failed.length, 1);
    assert.equal(found(path)?.record.name, record.name);
  });

  it('several selected runs of which one is under way: none is deleted', async () => {
    const resting = api.runs().find(({ liveness }) => liveness === 'ended');
    assert.ok(resting, 'an earlier test has left one');
    const { path } = await working();
    const said: string[] = [];
    const both = [resting, { path }].map((one) => ({ run: { path: one.path } }));
    await answering({ showWarningMessage: pressing('Move', said) }, () => run('deleteRun', both[0], both));
    assert.match(said.join(), /Nothing was deleted/);
    assert.ok(existsSync(resting.path) && existsSync(path));
  });

  it('Remove from Queue takes out what waits, and it never trains', async () => {
    const { path } = await working();
    const told: string[] = [];
    const queued = (await answering({ showInformationMessage: pressing(undefined, told) }, () =>
      run('train', small()),
    )) as { kind: string; queued: { id: string } };
    assert.equal(queued.kind, 'queued');
    assert.match(told.join(), /waits/);
    const before = api.runs().length;
    await run('removeFromQueue', { queued: { id: queued.queued.id } });
    await run('stopTraining', { run: { path } });
    await whenRuns(api, 'the stop', () => (found(path)?.liveness === 'ended' ? true : undefined));
    await setTimeout(1500);
    assert.equal(api.runs().length, before);
  });

  it('Select Engine shows what each is good for and writes the setting', async () => {
    type Item = vscode.QuickPickItem & { readonly engine: string };
    let shown: readonly Item[] = [];
    const choose =
      (engine: string) =>
      (items: readonly Item[]): Promise<Item | undefined> => {
        shown = items;
        return Promise.resolve(items.find((item) => item.engine === engine));
      };
    const setting = (): unknown => vscode.workspace.getConfiguration('hybridQml').get('engine');
    await answering({ showQuickPick: choose('wasm') }, () => run('selectEngine'));
    assert.equal(setting(), 'wasm');
    assert.deepEqual(
      shown.map(({ engine }) => engine),
      ['auto', 'wasm', 'tensorflow', 'install'],
    );
    assert.match(shown[1]!.detail ?? '', /^Available: /);
    assert.match(shown[2]!.detail ?? '', /^Not available: @tensorflow\/tfjs-node is not installed/);
    assert.doesNotMatch(shown[2]!.detail ?? '', /\n|Require stack/);
    const said: string[] = [];
    await answering({ showQuickPick: choose('tensorflow'), showWarningMessage: pressing(undefined, said) }, () =>
      run('selectEngine'),
    );
    assert.equal(said.length, 1);
    assert.equal(setting(), 'wasm', 'an engine that cannot run is not selected');
    await answering({ showQuickPick: choose('auto') }, () => run('selectEngine'));
    assert.equal(setting(), 'auto');
  });

  it('New Experiment writes the path of the data that were chosen, as it reads from the file', async () => {
    const data = vscode.Uri.joinPath(workspaceFolder(), 'my scans');
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(data, 'a'));
    const made = (await answering(
      {
        showInputBox: () => Promise.resolve('tumours'),
        showQuickPick: (items: readonly (string | { template?: { id: string } })[]) =>
          Promise.resolve(
            items.find((one) =>
              typeof one === 'string' ? one.startsWith('Choose') : one.template?.id === 'brain-tumour',
            ),
          ),
        showOpenDialog: () => Promise.resolve([data]),
      },
      () => run('newExperiment'),
    )) as vscode.Uri;
    assert.equal(made.fsPath, join(workspaceFolder().fsPath, 'tumours.experiment.yaml'));
    assert.match(readFileSync(made.fsPath, 'utf8'), /^ {2}path: my scans( |$)/m);
    writeFileSync(made.fsPath, '');
    await vscode.workspace.fs.delete(made);
  });

  it('a run that gives no sign of life is told, with a way to end it; on another machine that is refused', async () => {
    const model = api.runs().find(({ liveness }) => liveness === 'ended');
    assert.ok(model, 'an earlier test has left one');
    const path = join(dirname(model.path), 'silent');
    const file = join(path, 'run.json');
    const beat = (minutesAgo: number): void => {
      const heartbeat = new Date(Date.now() - 60_000 * minutesAgo).toISOString();
      const process = { pid: 4_000_000, host: 'elsewhere', heartbeat };
      writeFileSync(file, JSON.stringify({ ...model.record, id: 'silent', name: 'far', state: 'running', process }));
    };
    cpSync(model.path, path, { recursive: true });
    beat(0);
    try {
      await whenRuns(api, 'life', () => (found(path)?.liveness === 'alive' ? true : undefined));
      const [said, failed]: [string[], string[]] = [[], []];
      await answering(
        { showWarningMessage: pressing('End', said), showErrorMessage: pressing(undefined, failed) },
        async () => {
          beat(10);
          await whenRuns(api, 'silence', () => (found(path)?.liveness === 'silent' ? true : undefined));
          const deadline = Date.now() + 5000;
          while (failed.length === 0 && Date.now() < deadline) await setTimeout(50);
        },
      );
      assert.match(said[0] ?? '', /^far: .*(minutes|seconds|s) /);
      assert.match(said[1] ?? '', /End “far” without a checkpoint\?/);
      assert.match(failed.join(), /elsewhere/);
    } finally {
      rmSync(path, { recursive: true, force: true });
      await whenRuns(api, 'its folder gone', () => (found(path) === undefined ? true : undefined));
    }
  });
});
