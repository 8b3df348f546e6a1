import * as vscode from 'vscode';
import { lazily } from '../../../shared/lazily';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';

/** “Open Circuit” and “Compare Circuits”, and the panels of the window before; their code is loaded when one is wanted. */
export function registerCircuit(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  inspector: InspectorClient,
): vscode.Disposable {
  const commands = lazily(async () => {
    const { CircuitCommands } = await import('./circuit-commands');
    return new CircuitCommands({ extensionUri: context.extensionUri, log, inspector });
  });
  return vscode.Disposable.from(
    vscode.commands.registerCommand('hybridQml.openCircuit', async (argument?: unknown, image?: unknown) =>
      (await commands()).open(argument, image),
    ),
    vscode.commands.registerCommand('hybridQml.compareCircuits', async (argument?: unknown, selected?: unknown) =>
      (await commands()).compare(argument, selected),
    ),
    vscode.window.registerWebviewPanelSerializer('hybridQml.circuit', {
      deserializeWebviewPanel: async (view, state: unknown) => (await commands()).restore(view, state),
    }),
  );
}
