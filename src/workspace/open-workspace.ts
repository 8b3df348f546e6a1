import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { experimentPattern } from '../experiment/file-name';
import { findRoot } from '../runs/runs-root';
import { publicApi, type HybridQmlApi } from './api';
import { DatasetStore } from './datasets/dataset-store';
import { ExperimentStore, type ExperimentFiles } from './experiments/experiment-store';
import { inspectorClient, type InspectorClient } from './inspector/inspector-client';
import { RunStore } from './runs/run-store';
import type { ShownRun } from './runs/shown-run';
import { readSettings, settingsSection, type Settings } from './settings';
import { Trainers } from './trainers/trainers';

/** What a window knows and does; everything shown is a reading of it. */
export interface Workspace extends vscode.Disposable {
  readonly experiments: ExperimentStore;
  readonly runs: RunStore;
  readonly datasets: DatasetStore;
  readonly trainers: Trainers;
  readonly api: HybridQmlApi;
  /** Asked about images and weights of runs. */
  readonly inspector: InspectorClient;
  /** As they are now. */
  settings(): Settings;
  /**
   * Resolves when runs and experiments were listed once, with the runs that went on while no window was there: what
   * becomes of them the user is to be asked where `onClose` is `ask`.
   */
  readonly ready: Promise<readonly ShownRun[]>;
}

const leftOut = '{**/node_modules/**,**/.hybrid-qml/**}';

/** Opens the stores and trainers of this window. Returns at once; listing goes on in the background. */
export function openWorkspace(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Workspace {
  const settings = (): Settings => readSettings(vscode.workspace.getConfiguration(settingsSection));
  const files = experimentFiles();
  const runs = new RunStore();
  const experiments = new ExperimentStore(files, runs);
  const datasets = new DatasetStore(experiments);
  const trainers = new Trainers(
    {
      script: vscode.Uri.joinPath(context.extensionUri, 'dist', 'trainer.js').fsPath,
      logs: vscode.Uri.joinPath(context.logUri, 'trainers').fsPath,
      memory: context.workspaceState,
      log,
      settings,
      trusted: () => vscode.workspace.isTrusted,
      folderOf: (file) => vscode.workspace.getWorkspaceFolder(vscode.Uri.file(file))?.uri.fsPath,
    },
    runs,
  );
  const inspector = inspectorClient({
    program: vscode.Uri.joinPath(context.extensionUri, 'dist', 'inspector.js').fsPath,
    log: (text) => log.info(text.trimEnd()),
  });
  const open = async (): Promise<readonly ShownRun[]> => {
    await runs.setRoots(rootsOf([]));
    await experiments.refresh();
    await follow();
    return trainers.open();
  };
  const follow = async (): Promise<void> => runs.setRoots(rootsOf(experiments.experiments.map(({ file }) => file)));
  const subscriptions = [
    runs.onDidSay(({ run, event }) => {
      log[event.level === 'warning' ? 'warn' : event.level](`${basename(run)}: ${event.message}`);
    }),
    experiments.onDidFind(() => void follow()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => void experiments.refresh()),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) void experiments.refresh();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) trainers.update();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => trainers.update()),
  ];
  const parts = [...subscriptions, inspector, trainers, datasets, experiments, runs, files];
  return {
    ...{ experiments, runs, datasets, trainers, inspector, settings },
    api: publicApi(runs, trainers),
    ready: open(),
    dispose: () => parts.forEach((part) => void part.dispose()),
  };
}

/** Where runs of the workspace's folders and of these experiments lie. */
function rootsOf(experiments: readonly string[]): string[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  const from = [...folders.map(({ uri }) => uri.fsPath), ...experiments.map((file) => dirname(file))];
  return [...new Set(from.map((folder) => findRoot(folder)))];
}

function experimentFiles(): ExperimentFiles & vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const watcher = vscode.workspace.createFileSystemWatcher(experimentPattern);
  watcher.onDidCreate(() => changed.fire());
  watcher.onDidChange(() => changed.fire());
  watcher.onDidDelete(() => changed.fire());
  return {
    find: async () => (await vscode.workspace.findFiles(experimentPattern, leftOut)).map(({ fsPath }) => fsPath),
    onDidChange: changed.event,
    dispose: () => [watcher, changed].forEach((one) => void one.dispose()),
  };
}
