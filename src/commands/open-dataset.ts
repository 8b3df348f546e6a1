import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { datasetFailures } from '../shared/failures/dataset';
import type { ShownDataset } from '../workspace/datasets/shown-dataset';
import type { CommandContext } from './command-context';
import { showFolder } from './show-folder';

/** “Open Dataset”: a table in an editor, a folder where folders are shown. */
export async function openDataset({ workspace }: CommandContext, argument?: unknown): Promise<void> {
  const path = pathOf(argument) ?? (await choose(workspace.datasets.datasets));
  if (path === undefined) return;
  const uri = vscode.Uri.file(path);
  const found = await stat(path).catch((error: unknown) => {
    throw datasetFailures.notOpened(path, error);
  });
  if (found.isDirectory()) await showFolder(uri, basename(path));
  else await vscode.commands.executeCommand('vscode.open', uri);
}

/** Of an item of the tree. */
function pathOf(argument: unknown): string | undefined {
  const { uri } = (argument ?? {}) as { readonly uri?: unknown };
  return typeof uri === 'string' ? vscode.Uri.parse(uri).fsPath : undefined;
}

async function choose(datasets: readonly ShownDataset[]): Promise<string | undefined> {
  const paths = datasets.flatMap(({ path, contents }) => (contents === 'missing' ? [] : (path ?? [])));
  if (paths.length === 0) {
    const none = vscode.l10n.t('No experiment names a folder or a table of images that is there.');
    void vscode.window.showInformationMessage(none);
  }
  if (paths.length <= 1) return paths[0];
  const items = paths.map((path) => ({ label: basename(path), description: path }));
  const title = vscode.l10n.t('Dataset to open');
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.description;
}
