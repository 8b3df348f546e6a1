import type * as vscode from 'vscode';

/** One item of a tree as it is to be shown now. */
export interface TreeNode {
  /** Unique in its tree and the same for the same thing, so that selection and expansion stay. */
  readonly id: string;
  /** All that shows of the item itself, as text: where it stays the same the item is not drawn anew. */
  readonly look: string;
  readonly item: () => vscode.TreeItem;
  /** What is inside: known at once, or found when the item is opened. */
  readonly children?: readonly TreeNode[] | (() => Promise<readonly TreeNode[]>);
  /** What commands in its menus work on. */
  readonly subject?: Subject;
}

/** What a tree's item stands for; commands find it on the item they are called with. */
export interface Subject {
  readonly run?: { readonly path: string } | undefined;
  readonly experiment?: { readonly file: string } | undefined;
  readonly queued?: { readonly id: string } | undefined;
  /** Address of a file or folder, as text. */
  readonly uri?: string | undefined;
}
