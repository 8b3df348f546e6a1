import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Queued } from '../../workspace/trainers/queue';
import type { TreeNode } from '../tree/tree-node';

/** Trainings that wait for others to end; none where none waits. */
export function queueNode(queue: readonly Queued[], nameOf: (source: string) => string): TreeNode[] {
  if (queue.length === 0) return [];
  const title = vscode.l10n.t('Waiting');
  return [
    {
      id: 'queue',
      look: String(queue.length),
      item: () => {
        const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
        item.iconPath = new vscode.ThemeIcon('list-ordered');
        item.description = String(queue.length);
        item.contextValue = 'queue';
        return item;
      },
      children: queue.map((queued, index) => queuedNode(queued, index + 1, nameOf)),
    },
  ];
}

function queuedNode(queued: Queued, place: number, nameOf: (source: string) => string): TreeNode {
  const { task, id } = queued;
  const name = task.kind === 'train' ? nameOf(task.experiment) : basename(task.run);
  const description = task.kind === 'train' ? vscode.l10n.t('to train') : vscode.l10n.t('to resume');
  return {
    id: `queue/${id}`,
    look: `${place} ${name}`,
    item: () => {
      const item = new vscode.TreeItem(name);
      item.description = description;
      item.iconPath = new vscode.ThemeIcon('clock');
      item.contextValue = 'queued';
      item.accessibilityInformation = {
        label: vscode.l10n.t('{0}, {1}, number {2} in the queue', name, description, place),
      };
      return item;
    },
    subject: { queued: { id } },
  };
}
