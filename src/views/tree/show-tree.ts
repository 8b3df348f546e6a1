import * as vscode from 'vscode';
import { LivingTree } from './living-tree';
import type { TreeNode } from './tree-node';

/** What a view shows. */
export interface Showing {
  readonly id: string;
  readonly build: () => readonly TreeNode[];
  readonly changes: readonly vscode.Event<void>[];
  readonly many?: boolean;
}

/** A view of the sidebar that is brought up to date while it can be seen. */
export function showTree({ id, build, changes, many = false }: Showing): vscode.Disposable {
  const tree = new LivingTree(build);
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree,
    canSelectMany: many,
    showCollapseAll: true,
  });
  const update = (): void => {
    if (view.visible) tree.update();
  };
  const subscriptions = changes.map((change) => change(update));
  return vscode.Disposable.from(view, tree, view.onDidChangeVisibility(update), ...subscriptions);
}
