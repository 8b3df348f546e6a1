import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { HybridQmlApi } from '../../../src/workspace/api';
import type { ShownRun } from '../../../src/workspace/runs/shown-run';
import { answering, pressing } from '../dialogs';
import { activeApi, whenRuns, workspaceFolder } from '../host';
import { trainOnShapes, writeShapes } from '../trained-run';

const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`hybridQml.${name}`, ...args);
const text = (): string => vscode.window.activeTextEditor?.document.getText() ?? '';

describe('commands on a trained run', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'hybrid-qml-shapes-'));
  let api: HybridQmlApi;
  let trained: ShownRun;
  let item: { readonly run: { readonly path: string } };

  before(async () => {
    api = await activeApi();
    trained = await trainOnShapes(api, 'shapes', join(folder, 'secret ward 7'));
    item = { run: { path: trained.path } };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('the run has completed', () => {
    assert.equal(trained.record.state, 'completed', JSON.stringify(trained.standing));
  });

  it('Evaluate on Folder shows tables of images it has never seen', async () => {
    const unseen = join(folder, 'unseen');
    writeShapes(unseen, 5, 100);
    await answering({ showOpenDialog: () => Promise.resolve([vscode.Uri.file(unseen)]) }, () =>
      run('evaluateFolder', item),
    );
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /evaluation of .*\.md$/);
    assert.match(text(), /# shapes: unseen/);
    assert.match(text(), /\bdisc\b[^\n]*\b5\b/);
    assert.match(text(), /not for diagnosis/);
  });

  it('Evaluate on Folder says what is wrong with a folder that has none of the classes', async () => {
    const other = join(folder, 'other');
    mkdirSync(join(other, 'cat'), { recursive: true });
    copyFileSync(writeShapes(join(folder, 'one'), 1)[0]!, join(other, 'cat', 'a.png'));
    const said: string[] = [];
    await answering(
      {
        showOpenDialog: () => Promise.resolve([vscode.Uri.file(other)]),
        showErrorMessage: pressing(undefined, said),
      },
      () => run('evaluateFolder', item),
    );
    assert.match(said.join(), /cat/);
    assert.match(said.join(), /disc/);
    assert.doesNotMatch(said.join(), /^\s*(error|\{)/i, 'as a sentence, not as a line of a log');
  });

  it('Predict Image tells the class of one image and tabulates several', async () => {
    const [disc, frame] = [
      join(folder, 'unseen', 'disc', 'Mustermann-100.png'),
      join(folder, 'unseen', 'frame', 'Mustermann-101.png'),
    ];
    const said: string[] = [];
    await answering(
      {
        showOpenDialog: () => Promise.resolve([vscode.Uri.file(disc)]),
        showInformationMessage: pressing('Show All', said),
      },
      () => run('predictImage', item),
    );
    assert.match(said.join(), /shapes: disc \d+\.\d %, frame \d+\.\d %/);
    await answering({ showOpenDialog: () => Promise.resolve([disc, frame].map((file) => vscode.Uri.file(file))) }, () =>
      run('predictImage', item),
    );
    const deadline = Date.now() + 5000;
    while (!text().includes('Mustermann-101') && Date.now() < deadline) await setTimeout(50);
    assert.match(text(), /Mustermann-100\.png[^\n]*\bdisc\b/);
    assert.match(text(), /Mustermann-101\.png[^\n]*\bframe\b/);
  });

  it('Predict Image answers for the images that can be read and says that one could not', async () => {
    const [good, broken] = [join(folder, 'unseen', 'disc', 'Mustermann-102.png'), join(folder, 'broken.png')];
    writeFileSync(broken, 'not a picture');
    const warned: string[] = [];
    await answering(
      {
        showOpenDialog: () => Promise.resolve([good, broken].map((file) => vscode.Uri.file(file))),
        showInformationMessage: pressing(undefined),
        showWarningMessage: pressing(undefined, warned),
      },
      () => run('predictImage', item),
    );
    assert.match(warned.join(), /1 /);
    const failed: string[] = [];
    await answering(
      {
        showOpenDialog: () => Promise.resolve([vscode.Uri.file(broken)]),
        showErrorMessage: pressing(undefined, failed),
      },
      () => run('predictImage', item),
    );
    assert.equal(failed.length, 1);
    assert.match(failed[0]!, /broken\.png|read|decode/i);
  });

  it('Export Run writes a zip without data, paths or names of images', async () => {
    const target = join(folder, 'shared.zip');
    await answering(
      {
        showSaveDialog: () => Promise.resolve(vscode.Uri.file(target)),
        showInformationMessage: pressing(undefined),
      },
      () => run('exportRun', item),
    );
    const entries = Object.entries(unzipSync(readFileSync(target)));
    const names = entries.map(([name]) => name);
    assert.ok(names.includes(`${trained.record.id}/run.json`), names.join());
    assert.ok(names.some((name) => name.includes('/model/')));
    assert.ok(!names.some((name) => /checkpoint|\.png|\.lock|control/.test(name)), names.join());
    for (const [name, bytes] of entries) {
      const content = strFromU8(bytes, true);
      for (const secret of ['secret ward 7/', 'Mustermann', trained.path, workspaceFolder().fsPath])
        assert.ok(!content.includes(secret), `${name} tells ${secret}`);
      assert.ok(!content.includes(folder), `${name} tells where the data lie`);
    }
  });

  it('Rename Run changes the name that shows and leaves the folder', async () => {
    await answering({ showInputBox: () => Promise.resolve('  Ärztin ✓ ') }, () => run('renameRun', item));
    const renamed = await whenRuns(api, 'the new name', () =>
      api.runs().find(({ path, record }) => path === trained.path && record.name === 'Ärztin ✓'),
    );
    assert.ok(existsSync(renamed.path));
    await answering({ showInputBox: () => Promise.resolve(undefined) }, () => run('renameRun', item));
    assert.equal(api.runs().find(({ path }) => path === trained.path)?.record.name, 'Ärztin ✓');
  });

  it('Open Run Folder, Configuration and Log open what they say', async () => {
    const opened: { cwd?: vscode.Uri; shown: boolean }[] = [];
    const terminal = (options: { cwd: vscode.Uri }): unknown => {
      const one = { cwd: options.cwd, shown: false };
      opened.push(one);
      return { show: () => (one.shown = true) };
    };
    await answering({ createTerminal: terminal }, () => run('openRunFolder', item));
    assert.deepEqual(
      opened.map(({ cwd, shown }) => [cwd?.fsPath, shown]),
      [[trained.path, true]],
      'the server has no file manager: a terminal in the folder',
    );
    await run('openRunConfiguration', item);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, join(trained.path, 'experiment.yaml'));
    await run('openRunLog', item);
    assert.match(text(), /epoch 12\/12: training loss/);
  });

  it('Delete Run asks, keeps what is not confirmed, and removes one and several', async () => {
    const second = await trainAgain();
    const said: string[] = [];
    await answering({ showWarningMessage: pressing(undefined, said) }, () => run('deleteRun', item));
    assert.match(said[0]!, /Delete the run “Ärztin ✓”\?/);
    assert.ok(existsSync(trained.path));
    const both = [item, { run: { path: second.path } }];
    const confirm = (...asked: unknown[]): unknown =>
      pressing(String(asked[0]).startsWith('Delete') ? 'Move' : 'Delete', said)(...(asked as never[]));
    await answering({ showWarningMessage: confirm }, () => run('deleteRun', item, both));
    assert.ok(
      said.some((one) => one.startsWith('Delete 2 runs?') && one.includes(basename(second.path))),
      said.join('\n'),
    );
    assert.ok(!existsSync(trained.path) && !existsSync(second.path));
    await whenRuns(api, 'both gone', () =>
      api.runs().some(({ path }) => path === trained.path || path === second.path) ? undefined : true,
    );
    const failed: string[] = [];
    await answering({ showErrorMessage: pressing(undefined, failed) }, () => run('openRunLog', item));
    assert.equal(failed.length, 1, 'a run that is gone is said to be gone');
  });

  async function trainAgain(): Promise<ShownRun> {
    return trainOnShapes(api, 'shapes', join(folder, 'secret ward 7'));
  }
});
