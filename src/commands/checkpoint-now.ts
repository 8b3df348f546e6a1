import * as vscode from 'vscode';
import { chooseRun, isWorking } from './choose-run';
import type { CommandContext } from './command-context';
import { trusted } from './trusted';

/** “Checkpoint Now”: between two batches; the training goes on. */
export async function checkpointNow(context: CommandContext, argument?: unknown): Promise<void> {
  if (!(await trusted())) return;
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Training to write a checkpoint of'),
    none: vscode.l10n.t('No training is running.'),
    fits: isWorking,
  });
  if (run === undefined) return;
  await context.workspace.trainers.checkpoint(run.path);
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(save) Checkpoint asked for'), 4000);
}
