import * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';
import { askAboutRuns } from './ask-about-runs';
import { keepContextKeys } from './context-keys';
import { datasetsTree } from './datasets/datasets-tree';
import { experimentsTree } from './experiments/experiments-tree';
import { showNotices } from './notices';
import { runsTree } from './runs/runs-tree';
import { showStatusBar } from './status-bar';
import { showTree } from './tree/show-tree';

/** The sidebar, the status bar and what is said when runs end. */
export function registerViews(workspace: Workspace, log: vscode.LogOutputChannel): vscode.Disposable {
  const { runs, experiments, datasets, trainers } = workspace;
  askAboutRuns(workspace).catch((error: unknown) => log.error(String(error)));
  return vscode.Disposable.from(
    showTree({
      id: 'hybridQml.experiments',
      build: () => experimentsTree(workspace),
      changes: [experiments.onDidChange],
    }),
    showTree({
      id: 'hybridQml.runs',
      build: () => runsTree(workspace),
      changes: [runs.onDidChange, experiments.onDidChange, trainers.onDidChange],
      many: true,
    }),
    showTree({
      id: 'hybridQml.datasets',
      build: () => datasetsTree(workspace),
      changes: [datasets.onDidChange],
    }),
    showStatusBar(workspace),
    keepContextKeys(workspace),
    showNotices(workspace, log),
  );
}
