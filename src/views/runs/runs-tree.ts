import * as vscode from 'vscode';
import type { Failure } from '../../shared/failure';
import { experimentFileTitle } from '../../experiment/file-name';
import { sourceOf } from '../../workspace/experiments/experiment-store';
import type { Workspace } from '../../workspace/open-workspace';
import type { ShownRun } from '../../workspace/runs/shown-run';
import { tooltip } from '../markdown';
import type { TreeNode } from '../tree/tree-node';
import { queueNode } from './queue-node';
import { runNode } from './run-node';

/** What waits, then runs by their experiment: those with the newest run first. */
export function runsTree({ runs, experiments, trainers }: Workspace): readonly TreeNode[] {
  const groups = new Map<string, ShownRun[]>();
  for (const run of runs.runs) {
    const source = sourceOf(run);
    const group = groups.get(source);
    if (group === undefined) groups.set(source, [run]);
    else group.push(run);
  }
  const nameOf = (source: string): string => experiments.experiment(source)?.name ?? experimentFileTitle(source);
  return [
    ...queueNode(trainers.queued, nameOf),
    ...[...groups].map(([source, members]) => groupNode(source, nameOf(source), members)),
    ...runs.unreadable.map(unreadableNode),
  ];
}

function groupNode(source: string, name: string, runs: readonly ShownRun[]): TreeNode {
  const description = runs.length === 1 ? vscode.l10n.t('1 run') : vscode.l10n.t('{0} runs', runs.length);
  return {
    id: `group:${source}`,
    look: `${name} ${description}`,
    item: () => {
      const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
      item.description = description;
      item.iconPath = new vscode.ThemeIcon('beaker');
      item.contextValue = 'runGroup';
      item.tooltip = tooltip(name, [vscode.workspace.asRelativePath(source)]);
      item.accessibilityInformation = { label: `${name}, ${description}` };
      return item;
    },
    children: runs.map((run) => runNode(run, name)),
    subject: { experiment: { file: source } },
  };
}

function unreadableNode({ what, remedy, place }: Failure): TreeNode {
  const file = place.file ?? '';
  return {
    id: `unreadable:${file}`,
    look: what,
    item: () => {
      const item = new vscode.TreeItem(vscode.l10n.t('A run that cannot be read'));
      item.description = what;
      item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
      item.tooltip = tooltip(what, [remedy, file]);
      item.contextValue = 'unreadableRun';
      return item;
    },
  };
}
