import * as vscode from 'vscode';
import { settingsSection, type EngineSetting } from '../workspace/settings';
import type { CommandContext } from './command-context';
import { engineReports, type EngineReport } from './tensorflow/engine-report';
import { trusted } from './trusted';

/** “Select Engine”: which engine runs experiments that leave the choice, with why each can or cannot run here. */
export async function selectEngine(context: CommandContext): Promise<void> {
  if (!(await trusted())) return;
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for engines') };
  const reports = await vscode.window.withProgress(options, (_progress, cancellation) =>
    engineReports(context, cancellation),
  );
  const current = context.workspace.settings().engine;
  const items = [automatic(), ...reports.map(engineItem)].map((item) => ({
    ...item,
    description: item.engine === current ? vscode.l10n.t('selected') : '',
  }));
  const picked = await vscode.window.showQuickPick([...items, ...installItem(reports)], {
    title: vscode.l10n.t('Engine for experiments that leave the choice (engine.name: auto)'),
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  if (picked.engine === 'install') await vscode.commands.executeCommand('hybridQml.installTensorflow');
  else await choose(picked.engine, picked.available, picked.detail);
}

interface EngineItem extends vscode.QuickPickItem {
  readonly engine: EngineSetting | 'install';
  readonly available: boolean;
  readonly detail: string;
}

function automatic(): EngineItem {
  return {
    engine: 'auto',
    available: true,
    label: vscode.l10n.t('$(wand) Automatic'),
    detail: vscode.l10n.t('The fastest one available; every run says which it was.'),
  };
}

function engineItem({ engine, available, detail }: EngineReport): EngineItem {
  const icon = available ? 'pass' : 'circle-slash';
  const text = available ? vscode.l10n.t('Available: {0}', detail) : vscode.l10n.t('Not available: {0}', detail);
  return { engine: engine as EngineSetting, available, label: `$(${icon}) ${engine}`, detail: text };
}

function installItem(reports: readonly EngineReport[]): EngineItem[] {
  if (reports.some(({ engine, available }) => engine === 'tensorflow' && available)) return [];
  const label = vscode.l10n.t('$(cloud-download) Install TensorFlow Engine…');
  return [
    {
      engine: 'install',
      available: true,
      label,
      detail: vscode.l10n.t('With npm, into the storage of this extension.'),
    },
  ];
}

async function choose(engine: EngineSetting, available: boolean, why: string): Promise<void> {
  if (!available) {
    void vscode.window.showWarningMessage(`${engine}: ${why}`);
    return;
  }
  const inWorkspace = vscode.workspace.workspaceFolders !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration(settingsSection).update('engine', engine, target);
}
