import * as vscode from 'vscode';
import { nameProblem, renameRun } from '../runs/rename-run';
import { chooseRun, isWorking } from './choose-run';
import type { CommandContext } from './command-context';

/** “Rename Run…”: another name in its record; its folder stays where it is. */
export async function renameRunCommand(context: CommandContext, argument?: unknown): Promise<void> {
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run to rename'),
    none: vscode.l10n.t('There are no runs that could be renamed.'),
    fits: (one) => !isWorking(one),
  });
  if (run === undefined) return;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rename Run'),
    value: run.record.name,
    prompt: run.record.id,
    validateInput: (value) => problemText(nameProblem(value)),
  });
  if (name === undefined || name === run.record.name) return;
  renameRun(run.path, name);
  await context.workspace.runs.refresh();
}

function problemText(problem: ReturnType<typeof nameProblem>): string | undefined {
  switch (problem) {
    case 'empty':
      return vscode.l10n.t('A run needs a name.');
    case 'too-long':
      return vscode.l10n.t('A name has at most 200 characters.');
    case undefined:
      return undefined;
  }
}
