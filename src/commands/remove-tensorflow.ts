import { existsSync } from 'node:fs';
import * as vscode from 'vscode';
import type { CommandContext } from './command-context';
import { announceTensorflow, installation } from './tensorflow/installation';

/** “Remove TensorFlow Engine”: undoes what “Install TensorFlow Engine” did. */
export async function removeTensorflow({ extension }: CommandContext): Promise<void> {
  const { folder } = installation(extension);
  if (!existsSync(folder.fsPath)) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The extension has not installed TensorFlow.'));
    return;
  }
  const remove = vscode.l10n.t('Remove');
  const message = vscode.l10n.t('Remove the TensorFlow engine that this extension installed?');
  if ((await vscode.window.showWarningMessage(message, { modal: true }, remove)) !== remove) return;
  await vscode.workspace.fs.delete(folder, { recursive: true });
  announceTensorflow(extension);
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) TensorFlow engine removed'), 5000);
}
