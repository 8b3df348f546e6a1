import * as vscode from 'vscode';
import { isExperimentFile } from '../experiment/file-name';
import type { CommandContext } from './command-context';

/** The experiment a command was called on, else the one in the active editor, else the only one or one to pick. */
export async function chooseExperiment(
  { workspace }: CommandContext,
  argument: unknown,
  title: string,
): Promise<vscode.Uri | undefined> {
  const named = experimentIn(argument) ?? activeExperiment();
  if (named !== undefined) return named;
  await workspace.experiments.refresh();
  const { experiments } = workspace.experiments;
  if (experiments.length === 0) return offerNew();
  if (experiments.length === 1) return vscode.Uri.file(experiments[0]!.file);
  const items = experiments.map(({ file, name }) => ({
    label: name,
    description: vscode.workspace.asRelativePath(file),
    file,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return picked === undefined ? undefined : vscode.Uri.file(picked.file);
}

/** An address or its text, or an item of a tree that holds an experiment. */
function experimentIn(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  if (typeof argument === 'string')
    return argument.includes('://') ? vscode.Uri.parse(argument) : vscode.Uri.file(argument);
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { experiment, file } = argument as Record<string, unknown>;
  return experiment === undefined ? experimentIn(file) : experimentIn(experiment);
}

function activeExperiment(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' && isExperimentFile(uri.path) ? uri : undefined;
}

async function offerNew(): Promise<undefined> {
  const create = vscode.l10n.t('New Experiment…');
  const text = vscode.l10n.t('There is no *.experiment.yaml in this workspace yet.');
  if ((await vscode.window.showInformationMessage(text, create)) === create)
    await vscode.commands.executeCommand('hybridQml.newExperiment');
  return undefined;
}
