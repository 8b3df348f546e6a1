import * as vscode from 'vscode';
import { Pacer } from '../../workspace/pacer';
import { LivingTree } from './living-tree';
import type { TreeNode } from './tree-node';

/** What a view shows. */
export interface Showing {
  readonly id: string;
  readonly build: () => readonly TreeNode[];
  readonly changes: readonly vscode.Event<void>[];
  readonly many?: boolean;
}

/**
 * Milliseconds between two changes. VS Code waits for 200 quiet ones before it draws a tree again: with changes that come
 * faster, as those of a quick run do, it would draw nothing until they end.
 */
const pace = 400;

/** A view of the sidebar that is brought up to date while it can be seen. */
export function showTree({ id, build, changes, many = false }: Showing): vscode.Disposable {
  const tree = new LivingTree(build);
  const view = vscode.window.createTreeView(id, {
    treeDataProvider: tree,
    canSelectMany: many,
    showCollapseAll: true,
  });
  const pacer = new Pacer(pace, () => {
    if (view.visible) tree.update();
  });
  const update = (): void => pacer.request();
  const subscriptions = changes.map((change) => change(update));
  return vscode.Disposable.from(pacer, view, tree, view.onDidChangeVisibility(update), ...subscriptions);
}
