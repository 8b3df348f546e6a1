import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { answering } from '../dialogs';
import { activeApi, whenRuns, workspaceFolder } from '../host';

const run = (name: string, ...args: unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand(`hybridQml.${name}`, ...args);
const file = (name: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), name);

describe('commands', () => {
  it('New Experiment writes the template as a file that is an experiment, and opens it', async () => {
    await activeApi();
    const made = run('newExperiment', 'phantom');
    await setTimeout(1000); // Until the box for the name shows
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    const uri = (await made) as vscode.Uri | undefined;
    assert.equal(uri?.fsPath, file('phantom.experiment.yaml').fsPath);
    assert.ok(existsSync(uri.fsPath));
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, uri.fsPath);
    assert.equal(vscode.window.activeTextEditor.document.isDirty, false);
    await vscode.workspace.fs.delete(uri);
  });

  it('Open Dataset shows a table in an editor and a folder where folders are shown', async () => {
    const table = file('images.csv');
    await vscode.workspace.fs.writeFile(table, Buffer.from('file,label\n'));
    await run('openDataset', { uri: table.toString() });
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, table.fsPath);
    await vscode.workspace.fs.delete(table);
    const before = vscode.window.terminals.length;
    await run('openDataset', { uri: workspaceFolder().toString() });
    assert.equal(
      vscode.window.terminals.length,
      before + 1,
      'the server has no file manager: a terminal in the folder',
    );
    vscode.window.terminals.at(-1)?.dispose();
  });

  it('Open Dataset says what is not there', async () => {
    const said: string[] = [];
    const tell = (text: string): Promise<undefined> => Promise.resolve(void said.push(text));
    await answering({ showErrorMessage: tell }, () => run('openDataset', { uri: file('gone').toString() }));
    assert.equal(said.length, 1);
    assert.match(said[0]!, /cannot be opened: it does not exist\. Put it there/);
  });

  it('Train opens a broken experiment at its first error and starts nothing', async () => {
    const api = await activeApi();
    const broken = file('broken.experiment.yaml');
    const before = api.runs().length;
    await vscode.workspace.fs.writeFile(
      broken,
      Buffer.from('name: x\ndataset:\n  source: phantom\n  imagesPerClas: 3\n'),
    );
    await run('train', broken);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, broken.fsPath);
    assert.equal(editor.selection.start.line, 3);
    assert.equal(api.runs().length, before);
    await vscode.workspace.fs.delete(broken);
  });

  it('Train starts a run; its log and its configuration open as text; Delete and Rename leave it while it is alive', async () => {
    const api = await activeApi();
    const long = file('long.experiment.yaml');
    const text = Buffer.from(await vscode.workspace.fs.readFile(file('small.experiment.yaml'))).toString();
    await vscode.workspace.fs.writeFile(long, Buffer.from(text.replace('epochs: 3', 'epochs: 500')));
    await run('train', long);
    const working = await whenRuns(api, 'an epoch', () =>
      api.runs().find(({ record, liveness }) => liveness === 'alive' && record.epoch > 0),
    );
    const item = { run: { path: working.path } };
    await run('deleteRun', item);
    assert.ok(existsSync(working.path), 'a run that is alive is not deleted');
    await run('openRunLog', item);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /\[info\] running/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'hybrid-qml-reading');
    await run('openRunConfiguration', item);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /epochs: 500/);
    await run('stopTraining', item);
    const stopped = await whenRuns(api, 'the stop', () =>
      api.runs().find(({ path, liveness }) => path === working.path && liveness === 'ended'),
    );
    assert.equal(stopped.record.state, 'stopped');
    await vscode.workspace.fs.delete(long);
  });

  it('Delete never touches a folder that is not a run folder', async () => {
    await activeApi();
    const folder = file('precious');
    await vscode.workspace.fs.createDirectory(folder);
    await run('deleteRun', folder.fsPath);
    await run('deleteRun', { run: { path: workspaceFolder().fsPath } });
    assert.ok(existsSync(folder.fsPath));
    await vscode.workspace.fs.delete(folder);
  });
});
