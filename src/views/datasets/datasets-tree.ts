import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Workspace } from '../../workspace/open-workspace';
import type { DatasetAudit, DatasetContents, ShownDataset } from '../../workspace/datasets/shown-dataset';
import { tooltip } from '../markdown';
import type { TreeNode } from '../tree/tree-node';
import { when } from '../times';

const number = (count: number): string => count.toLocaleString(vscode.env.language);

/** Datasets that experiments name, with their classes and what the newest run found in them. */
export function datasetsTree({ datasets }: Workspace): readonly TreeNode[] {
  const all = datasets.datasets;
  return all.map((dataset) => datasetNode(dataset, labelOf(dataset, all)));
}

/** Its name; where another has the same, such as `manifest.csv`, with the folder it lies in. */
function labelOf({ id, name, path }: ShownDataset, all: readonly ShownDataset[]): string {
  const shared = path !== undefined && all.some((other) => other.id !== id && other.name === name);
  return shared ? `${basename(dirname(path))}/${name}` : name;
}

function datasetNode(dataset: ShownDataset, name: string): TreeNode {
  const { id, path, contents, audit, experiments } = dataset;
  const description = descriptionOf(contents);
  const inside = [...(typeof contents === 'object' ? classNodes(id, contents) : []), auditNode(dataset)];
  return {
    id: `dataset:${id}`,
    look: JSON.stringify([name, description, audit?.run]),
    item: () => {
      const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Collapsed);
      item.description = description;
      item.iconPath = iconOf(dataset);
      item.contextValue = path === undefined || contents === 'missing' ? 'dataset unopenable' : 'dataset';
      item.tooltip = tooltip(name, [
        path ?? vscode.l10n.t('Built in: drawn from the seed.'),
        ...(contents === 'missing' ? [vscode.l10n.t('Nothing is there: put it there, or change the path.')] : []),
        vscode.l10n.t('experiments that name it: {0}', experiments.length),
        ...experiments.slice(0, 5).map((file) => vscode.workspace.asRelativePath(file)),
      ]);
      item.accessibilityInformation = { label: `${name}, ${description}` };
      return item;
    },
    children: inside,
    ...(path !== undefined && { subject: { uri: vscode.Uri.file(path).toString() } }),
  };
}

function iconOf({ contents, source, audit }: ShownDataset): vscode.ThemeIcon {
  const warning = new vscode.ThemeColor('list.warningForeground');
  if (contents === 'missing') return new vscode.ThemeIcon('warning', warning);
  const icon = { phantom: 'beaker', folder: 'folder-library', manifest: 'table' }[source];
  return new vscode.ThemeIcon(icon, audit !== undefined && audit.warnings.length > 0 ? warning : undefined);
}

function descriptionOf(contents: ShownDataset['contents']): string {
  if (contents === undefined) return vscode.l10n.t('counting');
  if (contents === 'missing') return vscode.l10n.t('not found');
  const images = contents.classes.reduce((sum, { count }) => sum + count, 0);
  const text = vscode.l10n.t('{0} images, {1} classes', number(images), contents.classes.length);
  return contents.atLeast ? vscode.l10n.t('at least {0}', text) : text;
}

function classNodes(id: string, { classes }: DatasetContents): TreeNode[] {
  return classes.map(({ name, count }) => ({
    id: `dataset:${id}/class:${name}`,
    look: `${name} ${count}`,
    item: () => {
      const item = new vscode.TreeItem(name);
      item.description = number(count);
      item.iconPath = new vscode.ThemeIcon('symbol-enum-member');
      return item;
    },
  }));
}

function auditNode({ id, audit }: ShownDataset): TreeNode {
  const [title, icon] = auditTitle(audit);
  const found = audit?.warnings ?? [];
  return {
    id: `dataset:${id}/audit`,
    look: `${title} ${audit?.run ?? ''}`,
    item: () => {
      const inside =
        found.length > 0 ? vscode.TreeItemCollapsibleState.Collapsed : vscode.TreeItemCollapsibleState.None;
      const item = new vscode.TreeItem(title, inside);
      item.iconPath = icon;
      item.tooltip = tooltip(title, audit === undefined ? [] : [vscode.l10n.t('by the run of {0}', when(audit.when))]);
      return item;
    },
    children: found.map(({ message }, index) => ({
      id: `dataset:${id}/audit/${index}`,
      look: message,
      item: () => {
        const item = new vscode.TreeItem(message);
        item.tooltip = tooltip(message, []);
        return item;
      },
    })),
  };
}

function auditTitle(audit: DatasetAudit | undefined): [string, vscode.ThemeIcon] {
  if (audit === undefined)
    return [vscode.l10n.t('Not audited yet: a run looks into it'), new vscode.ThemeIcon('circle-outline')];
  const aside = audit.setAside === 0 ? '' : `, ${vscode.l10n.t('{0} files set aside', number(audit.setAside))}`;
  if (audit.warnings.length === 0 && audit.setAside === 0)
    return [
      vscode.l10n.t('Audit: nothing found'),
      new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
    ];
  const warnings =
    audit.warnings.length === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', audit.warnings.length);
  const icon = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  return [`${vscode.l10n.t('Audit')}: ${warnings}${aside}`, icon];
}
