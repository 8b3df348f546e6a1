import * as vscode from 'vscode';
import { chooseRun, isWorking } from './choose-run';
import type { CommandContext } from './command-context';
import { trusted } from './trusted';

/** “Stop Training”: asks for the end with a checkpoint, from which Resume goes on. */
export async function stopTraining(context: CommandContext, argument?: unknown): Promise<void> {
  if (!(await trusted())) return;
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Training to stop'),
    none: vscode.l10n.t('No training is running.'),
    fits: isWorking,
  });
  if (run === undefined) return;
  // Pressed twice, or it has just ended: nothing is left to ask for
  if (run.liveness === 'ended')
    return void vscode.window.setStatusBarMessage(vscode.l10n.t('It has already ended'), 4000);
  await context.workspace.trainers.stop(run.path);
}
