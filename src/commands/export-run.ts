import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';

/** “Export Run…”: a zip to share, without data, checkpoints, paths and names of images. */
export async function exportRunCommand(context: CommandContext, argument?: unknown): Promise<void> {
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run to export'),
    none: vscode.l10n.t('There are no runs yet.'),
    fits: () => true,
  });
  if (run === undefined) return;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Run'),
    defaultUri: vscode.Uri.file(join(dirname(dirname(dirname(run.path))), `${run.record.id}.zip`)),
    filters: { [vscode.l10n.t('Zip archive')]: ['zip'] },
  });
  if (target === undefined) return;
  const title = vscode.l10n.t('Exporting {0}', run.record.name);
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, async () => {
    const { exportRun } = await import('../runs/exporting/export-run');
    await vscode.workspace.fs.writeFile(target, await exportRun(run.path));
  });
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'Exported without data, checkpoints and names of images: {0}. The names of run and experiment are as you wrote them.',
      vscode.workspace.asRelativePath(target),
    ),
  );
}
