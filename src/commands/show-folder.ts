import * as vscode from 'vscode';

/** In the file manager of this machine; where files are on another one, in a terminal there. */
export async function showFolder(folder: vscode.Uri, name: string): Promise<void> {
  const local = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (local) await vscode.commands.executeCommand('revealFileInOS', folder);
  else vscode.window.createTerminal({ name, cwd: folder }).show();
}
