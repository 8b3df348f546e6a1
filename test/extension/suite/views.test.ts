import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { LivingTree, type TreeElement } from '../../../src/views/tree/living-tree';
import type { TreeNode } from '../../../src/views/tree/tree-node';
import { workspaceFolder } from '../host';
import { datasetsTree } from '../../../src/views/datasets/datasets-tree';
import { experimentsTree } from '../../../src/views/experiments/experiments-tree';
import { runsTree } from '../../../src/views/runs/runs-tree';
import type { ShownDataset } from '../../../src/workspace/datasets/shown-dataset';
import type { ShownExperiment } from '../../../src/workspace/experiments/shown-experiment';
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

  it('offers to resume and to end a run that gives no sign of life', () => {
    const [item] = items([shownRun({ record: { state: 'running', epoch: 5 }, liveness: 'silent' })]);
    assert.equal(item?.description, 'no sign of life, epoch 5/12');
    for (const word of [/\bresumable\b/, /\bstuck\b/, /\bworking\b/]) assert.match(item.contextValue ?? '', word);
    assert.match((item.tooltip as vscode.MarkdownString).value.replaceAll('&nbsp;', ' '), /No sign of life from/);
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
    // Other programs only add to it
    const again = Math.min(...Array.from({ length: 5 }, timed));
    assert.ok(first < 200, `${first} ms`);
    assert.ok(again < 20, `${again} ms`);
  });
});

describe('what the Experiments view shows', () => {
  const file = vscode.Uri.joinPath(workspaceFolder(), 'x.experiment.yaml').fsPath;
  const item = (shown: Partial<ShownExperiment>): vscode.TreeItem => {
    const experiment = { file, name: 'x', checked: undefined, runs: [], lastResult: undefined, ...shown };
    const workspace = { experiments: { experiments: [experiment] } } as unknown as Workspace;
    return experimentsTree(workspace)[0]!.item();
  };

  it('counts what is wrong with an experiment', () => {
    const { description, iconPath } = item({
      checked: { errors: 2, warnings: 0, problems: [], config: undefined, dataset: undefined },
    });
    assert.equal(description, '2 errors · not trained yet');
    assert.equal((iconPath as vscode.ThemeIcon).id, 'error');
  });

  it('tells the last result, or how the newest run stands where none completed', () => {
    const metric = { value: 0.912, low: 0.88, high: 0.94 };
    const completed = shownRun({ record: { metrics: { accuracy: metric } }, liveness: 'ended' });
    const failed = shownRun({ record: { id: '2', state: 'failed' }, liveness: 'ended' });
    const silent = shownRun({ record: { id: '3', state: 'running' }, liveness: 'silent' });
    assert.equal(item({ runs: [failed, completed], lastResult: completed }).description, 'accuracy 91.2 %');
    assert.equal(item({ runs: [failed] }).description, 'failed');
    assert.equal(item({ runs: [silent, failed] }).description, 'no sign of life');
  });
});

describe('what the Datasets view shows', () => {
  const classes = [
    { name: 'glioma', count: 1200 },
    { name: 'none', count: 34 },
  ];
  const dataset: ShownDataset = {
    ...{ id: '/data/brain', source: 'folder', name: 'brain', path: '/data/brain', experiments: ['/x.experiment.yaml'] },
    ...{ contents: { classes, atLeast: false }, audit: undefined },
  };
  const nodes = (shown: Partial<ShownDataset>): [vscode.TreeItem, ...vscode.TreeItem[]] => {
    const workspace = { datasets: { datasets: [{ ...dataset, ...shown }] } } as unknown as Workspace;
    const [node] = datasetsTree(workspace);
    return [node!.item(), ...(node!.children as readonly TreeNode[]).map((child) => child.item())];
  };
  const texts = (items: readonly vscode.TreeItem[]): unknown[] =>
    items.map(({ label, description }) => [label, ...(description === undefined ? [] : [description])]);

  it('counts images and classes, and says that nothing was audited yet', () => {
    assert.deepEqual(texts(nodes({})), [
      ['brain', `${(1234).toLocaleString(vscode.env.language)} images, 2 classes`],
      ['glioma', (1200).toLocaleString(vscode.env.language)],
      ['none', '34'],
      ['Not audited yet: a run looks into it'],
    ]);
  });

  it('warns of what an audit found, and of data that are not there', () => {
    const warnings = [{ kind: 'two-labels', message: '3 images stand under two labels.' }] as const;
    const found = nodes({ audit: { run: '/r', when: '2026-01-02T03:04:05.000Z', setAside: 2, warnings } });
    assert.equal(found.at(-1)?.label, 'Audit: 1 warning, 2 files set aside');
    assert.equal((found[0].iconPath as vscode.ThemeIcon).color?.id, 'list.warningForeground');
    const [missing] = nodes({ contents: 'missing' });
    assert.equal(missing.description, 'not found');
    assert.equal(missing.contextValue, 'dataset unopenable', 'cannot be opened');
    assert.equal((missing.iconPath as vscode.ThemeIcon).id, 'warning');
  });
});
