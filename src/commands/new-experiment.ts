import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { isExperimentFile } from '../experiment/file-name';
import type { CommandContext } from './command-context';
import { freeName, withData } from './templates/fill-template';
import { templates, type Template } from './templates/templates';

/** “New Experiment…”: writes a commented file from a template and opens it. Returns its address. */
export async function newExperiment(context: CommandContext, argument?: unknown): Promise<vscode.Uri | undefined> {
  const folder = folderIn(argument) ?? (await chooseFolder());
  if (folder === undefined) return undefined;
  const template = templateIn(argument) ?? (await chooseTemplate());
  if (template === undefined) return undefined;
  const file = await chooseFile(folder, template);
  if (file === undefined) return undefined;
  const data = await chooseData(template, folder);
  if (data === undefined) return undefined;
  await write(context, template, file, data.path);
  // Not as a preview, which would take the place of another: of the walkthrough that called this
  await vscode.window.showTextDocument(file, { preview: false });
  await context.workspace.experiments.refresh();
  return file;
}

/** From the explorer's menu: the folder that was clicked, or the one of the file. */
function folderIn(argument: unknown): vscode.Uri | undefined {
  if (!(argument instanceof vscode.Uri)) return undefined;
  return /\.[a-z]+$/i.test(argument.path) ? vscode.Uri.file(dirname(argument.fsPath)) : argument;
}

/** The walkthrough names its template. */
function templateIn(argument: unknown): Template | undefined {
  return typeof argument === 'string' ? templates().find(({ id }) => id === argument) : undefined;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 1) return folders[0]!.uri;
  if (folders.length > 1)
    return (await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Folder for the experiment') }))
      ?.uri;
  const open = vscode.l10n.t('Open Folder…');
  const text = vscode.l10n.t('Open a folder first: experiments and their runs live there.');
  if ((await vscode.window.showInformationMessage(text, open)) === open)
    await vscode.commands.executeCommand('vscode.openFolder');
  return undefined;
}

async function chooseTemplate(): Promise<Template | undefined> {
  const items = templates().map((template) => ({
    label: `$(${template.icon}) ${template.label}`,
    detail: template.detail,
    template,
  }));
  const options = { title: vscode.l10n.t('New Experiment'), placeHolder: vscode.l10n.t('What is it to learn from?') };
  return (await vscode.window.showQuickPick(items, { ...options, matchOnDetail: true }))?.template;
}

async function chooseFile(folder: vscode.Uri, { id }: Template): Promise<vscode.Uri | undefined> {
  const value = freeName(id, (name) => existsSync(join(folder.fsPath, name)));
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Experiment'),
    prompt: vscode.l10n.t('Name of the file, ending in .experiment.yaml'),
    value,
    valueSelection: [0, value.indexOf('.')],
    // A page that takes the focus, such as the walkthrough's, would close it
    ignoreFocusOut: true,
    validateInput: (typed) => nameProblem(folder.fsPath, withEnding(typed)),
  });
  return name === undefined ? undefined : vscode.Uri.joinPath(folder, withEnding(name));
}

function withEnding(name: string): string {
  const trimmed = name.trim();
  return isExperimentFile(trimmed) ? trimmed : `${trimmed}.experiment.yaml`;
}

function nameProblem(folder: string, name: string): string | undefined {
  if (name.startsWith('.') || /[\\:*?"<>|]/.test(name) || name.split('/').includes('..'))
    return vscode.l10n.t('This cannot be the name of a file here.');
  return existsSync(join(folder, name)) ? vscode.l10n.t('There is already a file of this name.') : undefined;
}

/** Where the data are, as far as that was told; undefined where the user cancelled. */
async function chooseData(
  { data }: Template,
  folder: vscode.Uri,
): Promise<{ readonly path: string | undefined } | undefined> {
  if (data === undefined) return { path: undefined };
  const choose =
    data.kind === 'folder' ? vscode.l10n.t('Choose the folder of images…') : vscode.l10n.t('Choose the table (CSV)…');
  const later = vscode.l10n.t('Later: I write the path into the file');
  const picked = await vscode.window.showQuickPick([choose, later], { title: vscode.l10n.t('Where are the data?') });
  if (picked === undefined) return undefined;
  if (picked === later) return { path: undefined };
  const found = await vscode.window.showOpenDialog({
    title: choose,
    defaultUri: folder,
    canSelectFolders: data.kind === 'folder',
    canSelectFiles: data.kind === 'table',
    ...(data.kind === 'table' && { filters: { CSV: ['csv'] } }),
  });
  return { path: found?.[0]?.fsPath };
}

async function write(
  { extension }: CommandContext,
  { id, data }: Template,
  file: vscode.Uri,
  path: string | undefined,
): Promise<void> {
  const source = vscode.Uri.joinPath(extension.extensionUri, 'media', 'templates', `${id}.experiment.yaml`);
  const text = Buffer.from(await vscode.workspace.fs.readFile(source)).toString('utf8');
  const filled = data === undefined || path === undefined ? text : withData(text, data.named, path, file.fsPath);
  await vscode.workspace.fs.writeFile(file, Buffer.from(filled));
}
