import * as vscode from 'vscode';
import type { ShownExperiment } from '../../workspace/experiments/shown-experiment';
import type { Workspace } from '../../workspace/open-workspace';
import { tooltip } from '../markdown';
import { percent, stateText } from '../runs/run-texts';
import type { TreeNode } from '../tree/tree-node';
import { when } from '../times';

/** Experiment files with what is wrong with them and their last result. */
export function experimentsTree({ experiments }: Workspace): readonly TreeNode[] {
  return experiments.experiments.map(experimentNode);
}

function experimentNode(experiment: ShownExperiment): TreeNode {
  const description = descriptionOf(experiment);
  const { file, name, checked } = experiment;
  return {
    id: file,
    look: JSON.stringify([name, description, checked?.errors, checked?.warnings, experiment.runs.length]),
    item: () => experimentItem(experiment, description),
    subject: { experiment: { file }, uri: vscode.Uri.file(file).toString() },
  };
}

function experimentItem(experiment: ShownExperiment, description: string): vscode.TreeItem {
  const { file, name, checked } = experiment;
  const item = new vscode.TreeItem(name);
  item.description = description;
  item.iconPath = iconOf(experiment);
  item.resourceUri = vscode.Uri.file(file);
  item.contextValue = checked !== undefined && checked.errors > 0 ? 'experiment broken' : 'experiment';
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [item.resourceUri] };
  item.tooltip = tooltip(name, tooltipLines(experiment));
  item.accessibilityInformation = { label: `${name}, ${description}` };
  return item;
}

function iconOf({ checked }: ShownExperiment): vscode.ThemeIcon {
  if (checked !== undefined && checked.errors > 0)
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  if (checked !== undefined && checked.warnings > 0)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return new vscode.ThemeIcon('beaker');
}

function descriptionOf({ checked, lastResult, runs }: ShownExperiment): string {
  const parts: string[] = [];
  if (checked !== undefined && checked.errors > 0) parts.push(counted(checked.errors, 'error'));
  if (checked !== undefined && checked.warnings > 0) parts.push(counted(checked.warnings, 'warning'));
  const accuracy = lastResult?.record.metrics?.['accuracy']?.value;
  const [newest] = runs;
  if (newest === undefined) parts.push(vscode.l10n.t('not trained yet'));
  else if (runs.some(({ liveness }) => liveness === 'alive')) parts.push(vscode.l10n.t('training'));
  else if (accuracy !== undefined) parts.push(vscode.l10n.t('accuracy {0}', percent(accuracy)));
  else parts.push(stateText(newest));
  return parts.join(' · ');
}

function counted(count: number, what: 'error' | 'warning'): string {
  if (what === 'error') return count === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', count);
  return count === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', count);
}

function tooltipLines({ file, checked, lastResult, runs }: ShownExperiment): string[] {
  return [
    vscode.workspace.asRelativePath(file),
    ...(checked?.config?.description === undefined || checked.config.description === ''
      ? []
      : [checked.config.description]),
    ...(checked?.problems ?? [])
      .slice(0, 5)
      .map(({ what, range }) => vscode.l10n.t('line {0}: {1}', range.start.line, what)),
    vscode.l10n.t('runs: {0}', runs.length),
    ...(lastResult === undefined ? [] : [vscode.l10n.t('last result of {0}', when(lastResult.record.started))]),
  ];
}
