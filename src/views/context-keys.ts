import * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';

/** Tells the `when` clauses of `package.json` what the window has. */
export function keepContextKeys({ runs, experiments, trainers }: Workspace): vscode.Disposable {
  const told = new Map<string, boolean>();
  const tell = (key: string, value: boolean): void => {
    if (told.get(key) === value) return;
    told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  };
  const update = (): void => {
    const all = runs.runs;
    tell('hybridQml.hasFolder', (vscode.workspace.workspaceFolders ?? []).length > 0);
    tell('hybridQml.hasRuns', all.length > 0);
    tell('hybridQml.hasSeveralRuns', all.length > 1);
    tell(
      'hybridQml.hasResting',
      all.some(({ liveness }) => liveness === 'ended' || liveness === 'dead'),
    );
    tell(
      'hybridQml.hasRunning',
      all.some(({ liveness }) => liveness === 'alive' || liveness === 'silent'),
    );
    tell(
      'hybridQml.hasResumable',
      all.some(({ standing }) => standing.resumable || standing.state === 'silent'),
    );
    tell(
      'hybridQml.hasTrained',
      all.some(({ record }) => record.state === 'completed'),
    );
    tell('hybridQml.hasExperiments', experiments.experiments.length > 0);
  };
  update();
  // VS Code overlooks, for good, what holds already when it reads the walkthrough's steps. They therefore wait for either
  // half of a turn: of "so, and odd" and "so, and even" one is still to come.
  let odd = false;
  return vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(() => {
      odd = !odd;
      tell('hybridQml.oddTurn', odd);
    }),
    runs.onDidChange(update),
    experiments.onDidChange(update),
    trainers.onDidChange(update),
    vscode.workspace.onDidChangeWorkspaceFolders(update),
  );
}
