import { join } from 'node:path';
import * as vscode from 'vscode';
import { readEvents } from '../runs/follow-events';
import { runFiles } from '../runs/run-files';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';
import { logLine } from './log-line';

/** “Open Run's Log”: states, warnings and epochs of a run as text. */
export async function openRunLog(context: CommandContext, argument?: unknown): Promise<void> {
  const run = await chooseRun(context, argument, {
    title: vscode.l10n.t('Run whose log to open'),
    none: vscode.l10n.t('There are no runs yet.'),
    fits: () => true,
  });
  if (run === undefined) return;
  const lines: string[] = [];
  for await (const item of readEvents(join(run.path, runFiles.events)))
    if (item.kind === 'event') lines.push(...logLine(item.event));
  await context.documents.show(`${run.record.id}.log`, `${lines.join('\n')}\n`);
}
