import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { runsFolder } from '../runs/run-files';
import type { ShownRun } from '../workspace/runs/shown-run';
import { chooseRun, isWorking, runAt } from './choose-run';
import type { CommandContext } from './command-context';
import { runPaths } from './run-arguments';

/** “Delete Run…”: moves run folders to the trash after asking; refuses while a trainer works on one. */
export async function deleteRuns(context: CommandContext, argument?: unknown, selected?: unknown): Promise<void> {
  const { runs } = context.workspace;
  const chosen = runPaths(argument, selected).map((path) => runAt(runs.run(path), path));
  const asked = chosen.length > 0 ? chosen : [await oneToDelete(context)];
  const wanted = asked.filter((run) => run !== undefined && isRunFolder(run.path)) as ShownRun[];
  if (wanted.length === 0) return;
  const working = wanted.find(isWorking);
  if (working !== undefined) {
    const text = vscode.l10n.t(
      '“{0}” is still being trained: stop it first. Nothing was deleted.',
      working.record.name,
    );
    void vscode.window.showWarningMessage(text);
    return;
  }
  if (!(await confirmed(wanted))) return;
  for (const { path } of wanted) await remove(vscode.Uri.file(path));
  await runs.refresh();
}

function oneToDelete(context: CommandContext): Promise<ShownRun | undefined> {
  return chooseRun(context, undefined, {
    title: vscode.l10n.t('Run to delete'),
    none: vscode.l10n.t('There are no runs that could be deleted.'),
    fits: (run) => !isWorking(run),
  });
}

/** Nothing but a folder directly in `.hybrid-qml/runs` is ever deleted. */
function isRunFolder(path: string): boolean {
  const parent = dirname(path);
  return `${basename(dirname(parent))}/${basename(parent)}` === runsFolder;
}

async function confirmed(runs: readonly ShownRun[]): Promise<boolean> {
  const move = vscode.l10n.t('Move to Trash');
  const message =
    runs.length === 1
      ? vscode.l10n.t('Delete the run “{0}”?', runs[0]!.record.name)
      : vscode.l10n.t('Delete {0} runs?', runs.length);
  const listed = runs.slice(0, 10).map(({ record }) => record.id);
  const detail = [
    vscode.l10n.t('Metrics, predictions, checkpoints and the trained model go with it; data stay.'),
    ...listed,
    ...(runs.length > listed.length ? ['…'] : []),
  ].join('\n');
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, move)) === move;
}

/** Some machines, such as servers, have no trash: then it is asked once more. */
async function remove(folder: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: true });
  } catch {
    const forEver = vscode.l10n.t('Delete Permanently');
    const message = vscode.l10n.t('“{0}” cannot be moved to a trash here.', basename(folder.fsPath));
    const picked = await vscode.window.showWarningMessage(message, { modal: true }, forEver);
    if (picked === forEver) await vscode.workspace.fs.delete(folder, { recursive: true, useTrash: false });
  }
}
