import * as vscode from 'vscode';
import { findRoot } from '../../../runs/runs-root';
import { lazily } from '../../../shared/lazily';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';

/** “Open Metrics” and “Compare Runs”, and the panels of the window before; their code is loaded when one is wanted. */
export function registerMetrics(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  inspector: InspectorClient,
): vscode.Disposable {
  const commands = lazily(async () => {
    const { MetricsCommands } = await import('./metrics-commands');
    return new MetricsCommands({
      extensionUri: context.extensionUri,
      log,
      inspector,
      program: vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath,
      roots: () => (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => findRoot(uri.fsPath)),
    });
  });
  return vscode.Disposable.from(
    vscode.commands.registerCommand('hybridQml.openMetrics', async (argument?: unknown, selected?: unknown) =>
      (await commands()).open(argument, selected),
    ),
    vscode.commands.registerCommand('hybridQml.compareRuns', async (argument?: unknown, selected?: unknown) =>
      (await commands()).compare(argument, selected),
    ),
    vscode.window.registerWebviewPanelSerializer('hybridQml.metrics', {
      deserializeWebviewPanel: async (view, state: unknown) => (await commands()).restore(view, state),
    }),
  );
}
