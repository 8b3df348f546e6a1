import * as vscode from 'vscode';
import type { ShownRun } from '../workspace/runs/shown-run';
import type { Started } from '../workspace/trainers/trainers';
import type { CommandContext } from './command-context';
import { tellFailure } from './tell-failure';

/** A notification with Cancel until the first batch; from there the tree and the status bar tell how far the run is. */
export async function showStart(
  { workspace, log }: CommandContext,
  name: string,
  start: () => Promise<Started>,
): Promise<Started> {
  const options = { location: vscode.ProgressLocation.Notification, title: name, cancellable: true };
  const started = await vscode.window.withProgress(options, async (progress, cancellation) => {
    progress.report({ message: vscode.l10n.t('starting the trainer') });
    const begun = await start();
    if (begun.kind === 'queued') return begun;
    const { run } = begun;
    const stop = (): void => void workspace.trainers.stop(run).catch((thrown: unknown) => tellFailure(thrown, log));
    if (cancellation.isCancellationRequested) stop();
    const cancelled = cancellation.onCancellationRequested(stop);
    await untilTraining(workspace.runs, run, (message) => progress.report({ message }));
    cancelled.dispose();
    return begun;
  });
  if (started.kind === 'queued')
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} waits until a running training has ended.', name));
  return started;
}

/** Resolves when the run trains or has ended. */
function untilTraining(
  runs: { run(path: string): ShownRun | undefined; onDidChange: vscode.Event<void> },
  path: string,
  tell: (message: string) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const run = runs.run(path);
      if (run?.standing.state === 'preparing') return tell(preparingText(run));
      subscription.dispose();
      resolve();
    };
    const subscription = runs.onDidChange(look);
    look();
  });
}

function preparingText({ live, stopping }: ShownRun): string {
  if (stopping) return vscode.l10n.t('stopping');
  const files = live?.preparing;
  return files === undefined || files.total === 0
    ? vscode.l10n.t('preparing data')
    : vscode.l10n.t('preparing data: {0} of {1} files', files.done, files.total);
}
