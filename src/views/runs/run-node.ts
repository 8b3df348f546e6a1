import { join } from 'node:path';
import * as vscode from 'vscode';
import { runFiles } from '../../runs/run-files';
import type { ShownRun } from '../../workspace/runs/shown-run';
import { tooltip } from '../markdown';
import type { TreeNode } from '../tree/tree-node';
import { shortWhen, when } from '../times';
import { checkpointsNode } from './checkpoints-node';
import { runIcon } from './run-icon';
import { percent, runDescription, stateText } from './run-texts';

/** A run with what it holds. The same node as long as nothing of the run changed: there may be thousands. */
export function runNode(run: ShownRun, experiment: string): TreeNode {
  const made = nodes.get(run);
  if (made?.experiment === experiment) return made.node;
  const node = newNode(run, experiment);
  nodes.set(run, { experiment, node });
  return node;
}

const nodes = new WeakMap<ShownRun, { readonly experiment: string; readonly node: TreeNode }>();

/** Below its experiment a run that has no other name is called by when it began. */
function newNode(run: ShownRun, experiment: string): TreeNode {
  const { path, record, standing } = run;
  const label = record.name === experiment ? shortWhen(record.started) : record.name;
  const description = runDescription(run);
  return {
    id: path,
    look: JSON.stringify([label, standing.state, description, contextOf(run), record.metrics !== undefined]),
    item: () => runItem(run, label, description),
    children: contents(run),
    subject: { run: { path } },
  };
}

function runItem(run: ShownRun, label: string, description: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = description;
  item.iconPath = runIcon(run);
  item.contextValue = contextOf(run);
  item.tooltip = tooltip(run.record.name, tooltipLines(run));
  item.accessibilityInformation = { label: `${run.record.name}, ${label}, ${stateText(run)}, ${description}` };
  return item;
}

/** Words that `when` clauses of the menus look for. */
function contextOf({ standing, stopping, liveness, record }: ShownRun): string {
  const words = ['run'];
  if (liveness === 'alive' || liveness === 'silent') words.push('working');
  else words.push('atRest');
  if (liveness === 'alive' && !stopping) words.push('stoppable');
  if (standing.state === 'silent' || stopping) words.push('stuck');
  if (standing.resumable || standing.state === 'silent') words.push('resumable');
  if (record.state === 'completed') words.push('trained');
  return words.join(' ');
}

function tooltipLines(run: ShownRun): string[] {
  const { record, standing } = run;
  const metrics = ['accuracy', 'balancedAccuracy', 'f1'].flatMap((name) => {
    const metric = record.metrics?.[name];
    return metric === undefined
      ? []
      : [`${name} ${percent(metric.value)} (${percent(metric.low)} … ${percent(metric.high)})`];
  });
  return [
    vscode.l10n.t('{0}, epoch {1} of {2}', stateText(run), record.epoch, record.epochs),
    ...(standing.reason === undefined ? [] : [`${standing.reason.what} ${standing.reason.remedy}`]),
    ...metrics,
    vscode.l10n.t('begun {0}, seed {1}', when(record.started), record.seed),
    ...(record.engine === undefined
      ? []
      : [vscode.l10n.t('engine {0}, {1} threads', record.engine.name, record.engine.threads)]),
    record.id,
  ];
}

function contents(run: ShownRun): TreeNode[] {
  const { path, record } = run;
  const quantum = record.parameters === undefined || record.parameters.quantum > 0;
  const part = (name: string, title: string, icon: string, command: string, description = ''): TreeNode => ({
    id: `${path}/#${name}`,
    look: `${title} ${description}`,
    item: () => partItem(title, icon, { title, command, arguments: [{ run: { path } }] }, description),
    subject: { run: { path }, uri: vscode.Uri.file(join(path, runFiles.experiment)).toString() },
  });
  return [
    part('metrics', vscode.l10n.t('Metrics'), 'graph-line', 'hybridQml.openMetrics', keyMetric(run)),
    ...(quantum ? [part('circuit', vscode.l10n.t('Circuit'), 'circuit-board', 'hybridQml.openCircuit')] : []),
    checkpointsNode(run),
    part('configuration', vscode.l10n.t('Configuration'), 'settings', 'hybridQml.openRunConfiguration'),
    part('log', vscode.l10n.t('Log'), 'output', 'hybridQml.openRunLog'),
  ];
}

function keyMetric({ record, live }: ShownRun): string {
  const accuracy = record.metrics?.['accuracy']?.value;
  if (accuracy !== undefined) return vscode.l10n.t('test accuracy {0}', percent(accuracy));
  return live === undefined || live.accuracy === null
    ? ''
    : vscode.l10n.t('training accuracy {0}', percent(live.accuracy));
}

function partItem(title: string, icon: string, command: vscode.Command, description: string): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.command = command;
  item.contextValue = 'runPart';
  item.description = description;
  return item;
}
