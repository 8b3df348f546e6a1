import * as vscode from 'vscode';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';
import { showFolder } from './show-folder';

/** “Open Run Folder”. */
export async function openRunFolder(context: CommandContext, argument?: unknown): Promise<void> {
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run whose folder to open'),
    none: vscode.l10n.t('There are no runs yet.'),
    fits: () => true,
  });
  if (run !== undefined) await showFolder(vscode.Uri.file(run.path), run.record.name);
}
