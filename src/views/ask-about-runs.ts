import * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';

/** Where the setting says so, asks what becomes of the runs that went on while no window was there. */
export async function askAboutRuns(workspace: Workspace): Promise<void> {
  const alone = await workspace.ready;
  if (alone.length === 0 || workspace.settings().onClose !== 'ask') return;
  const keep = vscode.l10n.t('Keep Training');
  const stop = vscode.l10n.t('Stop with a Checkpoint');
  const text =
    alone.length === 1
      ? vscode.l10n.t('{0} went on training while VS Code was closed.', alone[0]!.record.name)
      : vscode.l10n.t('{0} trainings went on while VS Code was closed.', alone.length);
  if ((await vscode.window.showInformationMessage(text, keep, stop)) !== stop) return;
  await Promise.all(alone.map(({ path }) => workspace.trainers.stop(path)));
}
