import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { checkRow, textAndOffset, type Said } from '../../support/language/check-row';
import { cursorRows, type CursorRow } from '../../support/language/positions';
import { writeProject } from '../../support/language/project';
import { activeApi } from '../host';

let root: string;
let folder: string;
let count = 0;

async function opened(text: string): Promise<vscode.TextDocument> {
  const file = join(folder, `row-${++count}.experiment.yaml`);
  writeFileSync(file, text);
  return vscode.workspace.openTextDocument(file);
}

const asks = {
  completion: (uri: vscode.Uri, at: vscode.Position) =>
    vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at),
  hover: (uri: vscode.Uri, at: vscode.Position) =>
    vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at),
};

function problemsOf(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'Hybrid QML')
    .map(({ code, range }) => `${String(typeof code === 'object' ? code.value : code)} «${document.getText(range)}»`);
}

/** Asks again until the answer holds: the server may still be starting, and problems are told a moment after a change. */
async function eventually(check: () => Promise<void> | void, milliseconds = 5000): Promise<void> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await setTimeout(50);
    }
  }
}

async function said(row: CursorRow): Promise<Said> {
  const { text, offset } = textAndOffset(row.text);
  const document = await opened(text);
  const at = document.positionAt(offset);
  const { items } = await asks.completion(document.uri, at);
  const hovers = row.hover === undefined ? [] : await asks.hover(document.uri, at);
  if (row.problems !== undefined)
    await eventually(() => assert.deepEqual(problemsOf(document), row.problems), 2000).catch(() => undefined);
  const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
  const texts = hovers
    .flatMap(({ contents }) => contents)
    .map((one) => (one instanceof vscode.MarkdownString ? one.value : JSON.stringify(one)));
  return {
    labels: sorted.map(({ label }) => (typeof label === 'string' ? label : label.label)),
    hover: texts.length === 0 ? undefined : texts.join('\n'),
    problems: problemsOf(document),
  };
}

function serverProcess(): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const own = lines
    .map((line) => line.trim().split(/\s+/))
    .find(
      ([, parent, ...args]) =>
        Number(parent) === process.pid && args.some((argument) => argument.endsWith('language-server.js')),
    );
  return own === undefined ? undefined : Number(own[0]);
}

describe('experiment files', () => {
  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'hybrid-qml-language-'));
    folder = writeProject(root);
    await activeApi();
    const document = await opened('seed: 1\n');
    assert.equal(document.languageId, 'hybrid-qml-experiment');
    await eventually(
      async () => assert.ok((await asks.hover(document.uri, new vscode.Position(0, 1))).length > 0),
      10_000,
    );
  });

  after(() => rmSync(root, { recursive: true, force: true }));

  it('has sixty places to ask at', () => assert.ok(cursorRows.length >= 60));

  for (const row of cursorRows) it(`at ${row.name}`, async () => checkRow(row, await said(row)));

  it('offers a change for a slip, and makes it', async () => {
    const document = await opened('dataset:\n  source: phantom\ntraining:\n  epoch: 3\n');
    await eventually(() => assert.equal(problemsOf(document).length, 1));
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic?.range,
    );
    const fix = actions.find(({ title }) => title === 'Change to `epochs`');
    assert.ok(fix?.edit !== undefined, actions.map(({ title }) => title).join(', '));
    await vscode.workspace.applyEdit(fix.edit);
    await eventually(() => assert.deepEqual(problemsOf(document), []));
    assert.match(document.getText(), /^ {2}epochs: 3$/m);
  });

  it('shows Train, Circuit, Check and what the experiment amounts to', async () => {
    const { uri } = await opened('dataset: { source: phantom }\n');
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10);
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.deepEqual(titles.slice(0, 3), ['▶ Train', 'Circuit', 'Check']);
    assert.match(titles[3] ?? '', /^hybrid 1,072,\d{3} parameters \(36 quantum\) · 128×128×1 · about /);
    assert.ok(lenses[0]?.command?.arguments?.[0] instanceof vscode.Uri);
    const registered = await vscode.commands.getCommands(true);
    for (const { command } of lenses.slice(0, 3))
      assert.ok(registered.includes(command?.command ?? ''), command?.title);
  });

  it('shows defaults behind groups, unless they are turned off', async () => {
    const { uri } = await opened('dataset: { source: phantom }\nmodel:\n  quantum:\n    qubits: 2\n');
    const hints = async (): Promise<number> =>
      (
        await vscode.commands.executeCommand<vscode.InlayHint[]>(
          'vscode.executeInlayHintProvider',
          uri,
          new vscode.Range(0, 0, 9, 0),
        )
      ).length;
    assert.ok((await hints()) > 0);
    const settings = vscode.workspace.getConfiguration('hybridQml.editor');
    await settings.update('defaultHints', false, vscode.ConfigurationTarget.Global);
    assert.equal(await hints(), 0);
    await settings.update('defaultHints', undefined, vscode.ConfigurationTarget.Global);
  });

  it('follows the file as it is typed', async () => {
    const document = await opened('dataset: { source: phantom }\nseed: 1\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 7), 'x');
    await vscode.workspace.applyEdit(edit);
    await eventually(() => assert.deepEqual(problemsOf(document), ['wrong-type «1x»']));
  });

  it('formats, folds, links, names and renames', async () => {
    const document = await opened(
      'dataset:\n    source: folder\n    path: ../data/brain-tumor/Training\n    classes:\n        a: [glioma, notumor]\n        b: pituitary\ntraining:\n    classWeights:\n        a: 2\n',
    );
    const { uri } = document;
    const run = <T>(command: string, ...more: unknown[]): Thenable<T> =>
      vscode.commands.executeCommand<T>(command, uri, ...more);
    const edits = await run<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', {
      tabSize: 2,
      insertSpaces: true,
    });
    assert.ok(edits.length > 0);
    assert.ok((await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider')).length >= 4);
    const symbols = await run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['dataset', 'training'],
    );
    const links = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider');
    assert.match(links[0]?.target?.path ?? '', /brain-tumor\/Training$/);
    const at = new vscode.Position(8, 8);
    const definitions = await run<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', at);
    assert.equal(definitions.length, 1);
    const renamed = await run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', at, 'ill');
    assert.equal(renamed.get(uri).length, 2);
  });

  it('comes back when its server is killed', async () => {
    const first = serverProcess();
    assert.ok(first !== undefined, 'no server process');
    process.kill(first, 'SIGKILL');
    const document = await opened('seed: 1\n');
    await eventually(async () => {
      assert.ok((await asks.hover(document.uri, new vscode.Position(0, 1))).length > 0);
      assert.notEqual(serverProcess(), first);
    }, 15_000);
  });
});
