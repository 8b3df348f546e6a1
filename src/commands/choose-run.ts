import * as vscode from 'vscode';
import { readRun } from '../runs/read-run';
import { standingOf } from '../runs/standing';
import type { ShownRun } from '../workspace/runs/shown-run';
import type { CommandContext } from './command-context';
import { runPaths } from './run-arguments';

export interface RunChoice {
  /** Title of the list to pick from. */
  readonly title: string;
  /** What is said where no run fits. */
  readonly none: string;
  readonly fits: (run: ShownRun) => boolean;
}

/** The run a command was called on; without one the only run that fits, or one to pick. */
export async function chooseRun(
  { workspace }: CommandContext,
  argument: unknown,
  choice: RunChoice,
): Promise<ShownRun | undefined> {
  const [path] = runPaths(argument);
  if (path !== undefined) return runAt(workspace.runs.run(path), path);
  const fitting = workspace.runs.runs.filter(choice.fits);
  if (fitting.length <= 1) {
    if (fitting.length === 0) void vscode.window.showInformationMessage(choice.none);
    return fitting[0];
  }
  const items = fitting.map((run) => ({ label: run.record.name, description: run.record.id, run }));
  const options = { title: choice.title, matchOnDescription: true };
  return (await vscode.window.showQuickPick(items, options))?.run;
}

/** Throws where the folder is no run. */
export function runAt(known: ShownRun | undefined, path: string): ShownRun {
  if (known !== undefined) return known;
  const run = readRun(path);
  return { ...run, standing: standingOf(run), stopping: false };
}

/** Whether a trainer works on it. */
export function isWorking({ liveness }: ShownRun): boolean {
  return liveness === 'alive' || liveness === 'silent';
}
