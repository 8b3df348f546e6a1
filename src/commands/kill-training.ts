import * as vscode from 'vscode';
import { chooseRun, isWorking } from './choose-run';
import type { CommandContext } from './command-context';
import { trusted } from './trusted';

/** “End Training at Once…”: for a trainer that is stuck; what was learned since the last checkpoint is lost. */
export async function killTraining(context: CommandContext, argument?: unknown): Promise<void> {
  if (!(await trusted())) return;
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Training to end at once'),
    none: vscode.l10n.t('No training is running.'),
    fits: isWorking,
  });
  if (run === undefined) return;
  const end = vscode.l10n.t('End at Once');
  const detail = vscode.l10n.t('What was learned since the last checkpoint is lost. Stop Training writes one first.');
  const message = vscode.l10n.t('End “{0}” without a checkpoint?', run.record.name);
  if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, end)) === end)
    await context.workspace.trainers.kill(run.path);
}
