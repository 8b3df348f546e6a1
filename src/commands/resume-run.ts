import * as vscode from 'vscode';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';
import { endSilentTrainer } from './end-silent-trainer';
import { showStart } from './show-start';
import { trusted } from './trusted';

/** “Resume Run”: goes on from the last checkpoint and ends as if it had never been interrupted. */
export async function resumeRun(context: CommandContext, argument?: unknown): Promise<unknown> {
  if (!(await trusted())) return undefined;
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run to resume'),
    none: vscode.l10n.t('No run was interrupted.'),
    fits: ({ standing }) => standing.resumable || standing.state === 'silent',
  });
  if (run === undefined) return undefined;
  if (run.standing.state === 'silent' && !(await endSilentTrainer(context, run))) return undefined;
  return showStart(context, run.record.name, () => context.workspace.trainers.resume(run.path));
}
