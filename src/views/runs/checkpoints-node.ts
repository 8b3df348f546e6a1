import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { runFiles } from '../../runs/run-files';
import type { ShownRun } from '../../workspace/runs/shown-run';
import type { TreeNode } from '../tree/tree-node';

/** A run's checkpoints, looked for when it is opened and again after every epoch. */
export function checkpointsNode({ path, record }: ShownRun): TreeNode {
  const title = vscode.l10n.t('Checkpoints');
  return {
    id: `${path}/#checkpoints`,
    look: `${title} ${record.epoch} ${record.state}`,
    item: () => {
      const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
      item.iconPath = new vscode.ThemeIcon('save-all');
      item.contextValue = 'runPart';
      return item;
    },
    children: () => checkpointNodes(join(path, runFiles.checkpoints)),
    subject: { run: { path } },
  };
}

async function checkpointNodes(folder: string): Promise<readonly TreeNode[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.ckpt')).sort();
  if (names.length === 0) return [nothing(folder)];
  return Promise.all(names.map((name) => checkpointNode(folder, name)));
}

async function checkpointNode(folder: string, name: string): Promise<TreeNode> {
  const file = join(folder, name);
  const size = await stat(file).then(
    (found) => `${(found.size / 2 ** 20).toFixed(1)} MB`,
    () => '',
  );
  return {
    id: `${folder}/${name}`,
    look: `${name} ${size}`,
    item: () => {
      const item = new vscode.TreeItem(checkpointTitle(name));
      item.description = size;
      item.tooltip = name;
      item.iconPath = new vscode.ThemeIcon('save');
      item.contextValue = 'checkpoint';
      return item;
    },
  };
}

/** `epoch-0003-batch-00120.ckpt` as a person would say it. */
function checkpointTitle(name: string): string {
  const [, epoch, batch] = /^epoch-(\d+)(?:-batch-(\d+))?\.ckpt$/.exec(name) ?? [];
  if (epoch === undefined) return name;
  if (batch === undefined) return vscode.l10n.t('after epoch {0}', Number(epoch));
  return vscode.l10n.t('after epoch {0} and {1} batches', Number(epoch), Number(batch));
}

function nothing(folder: string): TreeNode {
  return {
    id: `${folder}/#none`,
    look: 'none',
    item: () => new vscode.TreeItem(vscode.l10n.t('None yet: one is written after every epoch.')),
  };
}
