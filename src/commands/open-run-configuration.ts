import { join } from 'node:path';
import * as vscode from 'vscode';
import { runFiles } from '../runs/run-files';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';

/** “Open Run's Configuration”: the experiment as it was trained, every default written out. */
export async function openRunConfiguration(context: CommandContext, argument?: unknown): Promise<void> {
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run whose configuration to open'),
    none: vscode.l10n.t('There are no runs yet.'),
    fits: () => true,
  });
  if (run === undefined) return;
  const uri = vscode.Uri.file(join(run.path, runFiles.experiment));
  await vscode.window.showTextDocument(uri, { preview: true });
}
