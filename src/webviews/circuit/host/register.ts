import { Value } from '@sinclair/typebox/value';
import * as vscode from 'vscode';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import { CircuitSource } from '../contract';
import { sourceOf } from './circuit-argument';
import { CircuitPanels, circuitPanel } from './circuit-panels';
import { compareCommand } from './compare-command';

const experiments = '**/*.experiment.yaml';

/** “Open Circuit”, and the panels of the window before. */
export function registerCircuit(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  inspector: InspectorClient,
): vscode.Disposable {
  const panels = new CircuitPanels({ extensionUri: context.extensionUri, log, inspector });
  return vscode.Disposable.from(
    compareCommand(panels),
    vscode.commands.registerCommand('hybridQml.openCircuit', async (argument?: unknown, image?: unknown) => {
      const source = sourceOf(argument) ?? activeExperiment() ?? (await pickExperiment());
      if (source !== undefined) panels.show(source, typeof image === 'number' ? { image } : {});
    }),
    vscode.window.registerWebviewPanelSerializer(circuitPanel.viewType, {
      deserializeWebviewPanel: (view, state: unknown) => {
        const source = typeof state === 'object' && state !== null && 'source' in state ? state.source : undefined;
        if (Value.Check(CircuitSource, source)) panels.dress(view, source);
        else view.dispose();
        return Promise.resolve();
      },
    }),
  );
}

function activeExperiment(): CircuitSource | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.path.endsWith('.experiment.yaml') === true ? { kind: 'experiment', uri: uri.toString() } : undefined;
}

async function pickExperiment(): Promise<CircuitSource | undefined> {
  const files = await vscode.workspace.findFiles(experiments, '**/node_modules/**');
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no *.experiment.yaml in this workspace yet.'));
    return undefined;
  }
  const items = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const placeHolder = vscode.l10n.t('Experiment whose circuit to see');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  return picked === undefined ? undefined : { kind: 'experiment', uri: picked.uri.toString() };
}
