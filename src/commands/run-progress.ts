import * as vscode from 'vscode';
import { followEvents } from '../runs/follow-events';
import { readRun } from '../runs/read-run';
import type { RunEvent } from '../runs/run-event';
import type { TrainerProcess } from './trainer-process';

/** Follows the run folder in a notification that can be cancelled, and tells how the run ended. */
export async function showProgress(trainer: TrainerProcess, log: vscode.LogOutputChannel): Promise<void> {
  const title = vscode.l10n.t('Hybrid QML');
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const run = await vscode.window.withProgress(options, async (progress, cancellation) => {
    cancellation.onCancellationRequested(() => trainer.stop());
    progress.report({ message: vscode.l10n.t('preparing data') });
    const folder = await trainer.started;
    if (folder === undefined) return undefined;
    const following = new AbortController();
    void trainer.ended.then(() => following.abort());
    for await (const followed of followEvents(folder, { signal: following.signal }))
      if (followed.kind === 'event') show(followed.event, progress, log);
    return folder;
  });
  const { code, said } = await trainer.ended;
  if (run === undefined || code !== 0)
    void vscode.window.showErrorMessage(said || vscode.l10n.t('The trainer ended at once.'));
  else tellEnd(run);
}

function show(event: RunEvent, progress: vscode.Progress<{ message: string }>, log: vscode.LogOutputChannel): void {
  if (event.type === 'batch') {
    const { epoch, batch, batches, accuracy } = event;
    const share = accuracy === null ? '' : `, ${vscode.l10n.t('accuracy {0} %', (100 * accuracy).toFixed(1))}`;
    progress.report({ message: `${vscode.l10n.t('epoch {0}, batch {1} of {2}', epoch, batch, batches)}${share}` });
  }
  if (event.type === 'log') log[event.level === 'warning' ? 'warn' : event.level](event.message);
}

function tellEnd(folder: string): void {
  const { record } = readRun(folder);
  const accuracy = record.metrics?.['accuracy']?.value;
  const text =
    typeof accuracy === 'number'
      ? vscode.l10n.t(
          '{0}: test accuracy {1} %. For research, not for diagnosis.',
          record.name,
          (100 * accuracy).toFixed(2),
        )
      : vscode.l10n.t('{0}: {1} after {2} epochs.', record.name, record.state, record.epoch);
  const open = vscode.l10n.t('Open Run Folder');
  void vscode.window.showInformationMessage(text, open).then((picked) => {
    if (picked === open) void vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(folder));
  });
}
