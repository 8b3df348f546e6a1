import * as vscode from 'vscode';

/** Whether the workspace is trusted; where not, says why that is needed and leads to where it is granted. */
export async function trusted(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = vscode.l10n.t('Manage Workspace Trust');
  const text = vscode.l10n.t('This reads and writes files that the workspace names: trust the workspace first.');
  if ((await vscode.window.showWarningMessage(text, manage)) === manage)
    await vscode.commands.executeCommand('workbench.trust.manage');
  return false;
}
