import * as vscode from 'vscode';
import type { Run } from '../../../runs/read-run';
import { sourceOf } from './circuit-argument';
import type { CircuitPanels } from './circuit-panels';
import { runsBeside } from './other-circuits';

/** “Compare Circuits”: of two selected runs, or of one and another that is picked. */
export function compareCommand(panels: CircuitPanels): vscode.Disposable {
  return vscode.commands.registerCommand(
    'hybridQml.compareCircuits',
    async (argument?: unknown, selected?: unknown) => {
      const given = Array.isArray(selected) && selected.length > 1 ? selected : [argument];
      const [first, second] = given.map(runPath).filter((path) => path !== undefined);
      const a = first ?? (await pick(undefined, vscode.l10n.t('Run whose circuit to see')));
      if (a === undefined) return;
      const b = second ?? (await pick(a, vscode.l10n.t('Run to compare its circuit with')));
      if (b !== undefined) panels.show({ kind: 'run', path: a }, { compareWith: b });
    },
  );
}

function runPath(argument: unknown): string | undefined {
  const source = sourceOf(argument);
  return source?.kind === 'run' ? source.path : undefined;
}

async function pick(beside: string | undefined, placeHolder: string): Promise<string | undefined> {
  const runs = await runsBeside(beside);
  if (runs.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no other run in this workspace yet.'));
    return undefined;
  }
  const item = ({ path, record }: Run): vscode.QuickPickItem & { path: string } => ({
    ...{ label: record.name, description: record.id, path },
    detail: vscode.l10n.t('{0}, seed {1}', record.state, record.seed),
  });
  return (await vscode.window.showQuickPick(runs.map(item), { placeHolder, matchOnDescription: true }))?.path;
}
