import * as vscode from 'vscode';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';

/** “Open Run Folder”: in the file manager of this machine; where files are on another one, in a terminal there. */
export async function openRunFolder(context: CommandContext, argument?: unknown): Promise<void> {
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run whose folder to open'),
    none: vscode.l10n.t('There are no runs yet.'),
    fits: () => true,
  });
  if (run === undefined) return;
  const folder = vscode.Uri.file(run.path);
  const local = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (local) await vscode.commands.executeCommand('revealFileInOS', folder);
  else vscode.window.createTerminal({ name: run.record.name, cwd: folder }).show();
}
