import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { LivingTree, type TreeElement } from '../../../src/views/tree/living-tree';
import type { TreeNode } from '../../../src/views/tree/tree-node';
import { workspaceFolder } from '../host';
import { experimentsTree } from '../../../src/views/experiments/experiments-tree';
import { runsTree } from '../../../src/views/runs/runs-tree';
import type { Workspace } from '../../../src/workspace/open-workspace';
import type { ShownRun } from '../../../src/workspace/runs/shown-run';
import { runRecord, shownRun } from '../shown-run';

const leaf = (id: string, look: string): TreeNode => ({ id, look, item: () => new vscode.TreeItem(look) });

describe('a living tree', () => {
  it('tells of the items that differ, and of them alone', async () => {
    let looks = ['a', 'b'];
    const tree = new LivingTree(() => [
      { ...leaf('group', 'group'), children: looks.map((look, index) => leaf(`group/${index}`, look)) },
    ]);
    const told: (string[] | undefined)[] = [];
    tree.onDidChangeTreeData((elements) => told.push(elements?.map(({ id }) => id)));
    const [group] = await tree.getChildren();
    const before = await tree.getChildren(group);
    tree.update();
    assert.deepEqual(told, []);
    looks = ['a', 'c'];
    tree.update();
    assert.deepEqual(told, [['group/1']]);
    const after = await tree.getChildren(group);
    assert.ok(
      after.every((element, index) => element === before[index]),
      'the same objects, so that the selection stays',
    );
    assert.equal(tree.getTreeItem(after[1]!).label, 'c');
  });

  it('tells of a parent when its children come or go, and of all when roots do', async () => {
    let children = ['x'];
    let roots = ['group'];
    const tree = new LivingTree(() =>
      roots.map((id) => ({ ...leaf(id, id), children: children.map((name) => leaf(`${id}/${name}`, name)) })),
    );
    const told: (TreeElement[] | undefined)[] = [];
    tree.onDidChangeTreeData((elements) => told.push(elements));
    const [group] = await tree.getChildren();
    children = ['x', 'y'];
    tree.update();
    assert.deepEqual(told, [[group]]);
    roots = ['group', 'other'];
    tree.update();
    assert.equal(told[1], undefined);
    assert.equal((await tree.getChildren())[0], group);
  });
});

describe('what the Runs view shows', () => {
  const windowWith = (runs: readonly ShownRun[]): Workspace =>
    ({
      runs: { runs, unreadable: [] },
      experiments: { experiment: () => undefined },
      trainers: { queued: [] },
    }) as unknown as Workspace;

  const items = (runs: readonly ShownRun[]): readonly vscode.TreeItem[] => {
    return runsTree(windowWith(runs)).flatMap(({ children }) =>
      (children as readonly TreeNode[]).map((node) => node.item()),
    );
  };

  it('tells epoch, metric and time left of a run under way', () => {
    const live = {
      epoch: 3,
      epochs: 12,
      batch: 4,
      batches: 9,
      loss: 1,
      accuracy: 0.873,
      imagesPerSecond: 9,
      secondsLeft: 83,
    };
    const [item] = items([shownRun({ record: { state: 'running', epoch: 2, epochs: 12 }, liveness: 'alive', live })]);
    assert.equal(item?.description, 'epoch 3/12 · 87.3 % · 1:23 left');
    assert.match(item.contextValue ?? '', /\bstoppable\b/);
    assert.match(item.accessibilityInformation?.label ?? '', /running/);
  });

  it('offers to resume a run whose trainer died, at its epoch', () => {
    const [item] = items([shownRun({ record: { state: 'running', epoch: 5 }, liveness: 'dead' })]);
    assert.equal(item?.description, 'failed, resumable at epoch 5');
    assert.match(item.contextValue ?? '', /\bresumable\b/);
    assert.doesNotMatch(item.contextValue ?? '', /\bstoppable\b/);
  });

  it('does not let names in tooltips mean anything to Markdown', () => {
    const [item] = items([shownRun({ record: { name: '[x](command:y) $(z) <b>' }, liveness: 'ended' })]);
    const tooltip = item?.tooltip as vscode.MarkdownString;
    assert.equal(tooltip.isTrusted ?? false, false);
    assert.doesNotMatch(tooltip.value, /\[x\]\(command/);
  });

  it('lists a thousand runs at once, and builds only what changed when one does', () => {
    const runs = Array.from({ length: 1000 }, (_, index) => {
      const record = runRecord({ id: `run-${index}`, source: `${index % 10}.experiment.yaml` });
      return shownRun({ record, liveness: 'ended' });
    });
    const timed = (): number => {
      const began = performance.now();
      runsTree(windowWith(runs));
      return performance.now() - began;
    };
    const first = timed();
    const again = timed();
    assert.ok(first < 200, `${first} ms`);
    assert.ok(again < 20, `${again} ms`);
  });
});

describe('what the Experiments view shows', () => {
  it('counts what is wrong with an experiment', () => {
    const file = vscode.Uri.joinPath(workspaceFolder(), 'x.experiment.yaml').fsPath;
    const checked = { errors: 2, warnings: 0, problems: [], config: undefined };
    const shown = { file, name: 'x', checked, runs: [], lastResult: undefined };
    const workspace = { experiments: { experiments: [shown] } } as unknown as Workspace;
    const [item] = experimentsTree(workspace).map((node) => node.item());
    assert.equal(item?.description, '2 errors · not trained yet');
    assert.equal((item.iconPath as vscode.ThemeIcon).id, 'error');
  });
});
