import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { ShownRun } from '../workspace/runs/shown-run';
import { isWorking } from './choose-run';
import type { CommandContext } from './command-context';

/** Milliseconds between looks, and looks, until a process that was ended is gone. */
const [pause, looks] = [100, 50];

/**
 * Before a run that gives no sign of life is resumed: asks, then ends its trainer. One on another machine cannot be ended
 * from here; the run's lock is taken over from it, since nothing has been heard of it. Returns whether to resume.
 */
export async function endSilentTrainer({ workspace }: CommandContext, run: ShownRun): Promise<boolean> {
  const { path, record, standing } = run;
  const here = record.process.host === hostname();
  const resume = here ? vscode.l10n.t('End and Resume') : vscode.l10n.t('Resume Here');
  const message = here
    ? vscode.l10n.t('End the trainer of “{0}” and resume from its last checkpoint?', record.name)
    : vscode.l10n.t('Resume “{0}” on this machine, from its last checkpoint?', record.name);
  const detail = [standing.reason?.what ?? '', ...(here ? [] : [onlyIfGone(record.process.host)])].join('\n');
  if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, resume)) !== resume) return false;
  if (!here) return true;
  await workspace.trainers.kill(path);
  for (let look = 0; look < looks && stillWorking(workspace.runs.run(path)); look++) {
    await setTimeout(pause);
    await workspace.runs.refresh();
  }
  return true;
}

function stillWorking(run: ShownRun | undefined): boolean {
  return run !== undefined && isWorking(run);
}

function onlyIfGone(host: string): string {
  return vscode.l10n.t('Make sure that nothing trains it on {0} any more: two trainers would write one folder.', host);
}
