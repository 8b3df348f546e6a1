import * as vscode from 'vscode';
import type { Subject, TreeNode } from './tree-node';

/** What VS Code holds for a node; the same object as long as the node is there. */
export class TreeElement implements Subject {
  constructor(public node: TreeNode) {}

  get id(): string {
    return this.node.id;
  }

  get run(): Subject['run'] {
    return this.node.subject?.run;
  }

  get experiment(): Subject['experiment'] {
    return this.node.subject?.experiment;
  }

  get queued(): Subject['queued'] {
    return this.node.subject?.queued;
  }

  get uri(): Subject['uri'] {
    return this.node.subject?.uri;
  }
}

/**
 * A tree that is built anew whenever something changed, of which only the items that differ are drawn again: nothing
 * flickers, and selection and expansion stay.
 */
export class LivingTree implements vscode.TreeDataProvider<TreeElement>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<TreeElement[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly elements = new Map<string, TreeElement>();
  private roots: readonly TreeNode[];

  constructor(private readonly build: () => readonly TreeNode[]) {
    this.roots = build();
  }

  /** Compares what is to be shown with what shows. */
  update(): void {
    const before = this.roots;
    this.roots = this.build();
    if (ids(before) !== ids(this.roots)) {
      this.forgetGone();
      return this.changed.fire(undefined);
    }
    const different: TreeElement[] = [];
    this.roots.forEach((node, index) => this.compare(before[index]!, node, different));
    if (different.length > 0) this.changed.fire(different);
  }

  getTreeItem({ node }: TreeElement): vscode.TreeItem {
    const item = node.item();
    item.id = node.id;
    return item;
  }

  async getChildren(element?: TreeElement): Promise<TreeElement[]> {
    const children = element === undefined ? this.roots : element.node.children;
    const nodes = typeof children === 'function' ? await children() : (children ?? []);
    return nodes.map((node) => this.elementOf(node));
  }

  dispose(): void {
    this.changed.dispose();
  }

  private compare(before: TreeNode, after: TreeNode, different: TreeElement[]): void {
    if (before === after) return;
    const element = this.elements.get(after.id);
    if (element === undefined) return;
    element.node = after;
    const [inside, insideBefore] = [knownChildren(after), knownChildren(before)];
    if (before.look !== after.look || ids(insideBefore) !== ids(inside)) different.push(element);
    else inside.forEach((child, index) => this.compare(insideBefore[index]!, child, different));
  }

  private elementOf(node: TreeNode): TreeElement {
    const known = this.elements.get(node.id);
    if (known !== undefined) {
      known.node = node;
      return known;
    }
    const element = new TreeElement(node);
    this.elements.set(node.id, element);
    return element;
  }

  private forgetGone(): void {
    const kept = new Set<string>();
    const keep = (node: TreeNode): void => {
      kept.add(node.id);
      knownChildren(node).forEach(keep);
    };
    this.roots.forEach(keep);
    const under = (id: string): boolean => [...kept].some((root) => id.startsWith(`${root}/`));
    for (const id of this.elements.keys()) if (!kept.has(id) && !under(id)) this.elements.delete(id);
  }
}

function knownChildren({ children }: TreeNode): readonly TreeNode[] {
  return typeof children === 'object' ? children : [];
}

function ids(nodes: readonly TreeNode[]): string {
  return nodes.map(({ id }) => id).join('\n');
}
