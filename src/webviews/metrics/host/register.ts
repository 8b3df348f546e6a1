import * as vscode from 'vscode';
import { findRoot } from '../../../runs/runs-root';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import { listRunsIn } from './run-list';
import { MetricsPanels, metricsPanel } from './metrics-panels';
import { runPathsOf } from './run-argument';

/** “Open Metrics” and “Compare Runs”, and the panels of the window before. */
export function registerMetrics(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  inspector: InspectorClient,
): vscode.Disposable {
  const roots = (): string[] => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => findRoot(uri.fsPath));
  const panels = new MetricsPanels({
    extensionUri: context.extensionUri,
    log,
    inspector,
    program: vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath,
    roots,
  });

  const open = async (argument?: unknown, selected?: unknown): Promise<void> => {
    const chosen = chosenRuns(argument, selected);
    const runs = chosen.length > 0 ? chosen : await newestRun(roots());
    if (runs.length > 0) panels.show(runs);
  };
  const compare = async (argument?: unknown, selected?: unknown): Promise<void> => {
    const chosen = chosenRuns(argument, selected);
    const runs = chosen.length > 0 ? chosen : await pickRuns(roots());
    if (runs.length > 0) panels.show(runs);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand('hybridQml.openMetrics', open),
    vscode.commands.registerCommand('hybridQml.compareRuns', compare),
    vscode.window.registerWebviewPanelSerializer(metricsPanel.viewType, {
      deserializeWebviewPanel: (view, state: unknown) => {
        panels.dress(view, runPathsOf(state));
        return Promise.resolve();
      },
    }),
  );
}

/** A tree calls a command with the item clicked and all that are selected. */
function chosenRuns(argument: unknown, selected: unknown): string[] {
  const several = runPathsOf(selected);
  return [...new Set(several.length > 0 ? several : runPathsOf(argument))];
}

async function newestRun(roots: readonly string[]): Promise<string[]> {
  const { runs } = await listRunsIn(roots);
  if (runs[0] !== undefined) return [runs[0].path];
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There are no runs in this workspace yet: train an experiment first.'),
  );
  return [];
}

async function pickRuns(roots: readonly string[]): Promise<string[]> {
  const { runs } = await listRunsIn(roots);
  const items = runs.map(({ path, record }) => ({
    label: record.name,
    description: record.id,
    detail: vscode.l10n.t('{0}, seed {1}', record.state, record.seed),
    path,
  }));
  const placeHolder = vscode.l10n.t('Runs to compare');
  const picked = await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true, matchOnDescription: true });
  return (picked ?? []).map(({ path }) => path);
}
