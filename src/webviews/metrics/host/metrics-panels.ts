import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import { Panel, type PanelKind, type PanelServices } from '../../host/panel';
import { metricsContract, type MetricsContract } from '../contract';
import { metricsAnswers } from './answers';
import { RunSet } from './run-set';

export const metricsPanel: PanelKind<MetricsContract> = {
  viewType: 'hybridQml.metrics',
  contract: metricsContract,
  page: 'metrics-page',
  icon: 'metrics',
};

export interface MetricsServices extends PanelServices {
  readonly inspector: InspectorClient;
  /** `dist/cli.js`. */
  readonly program: string;
  /** Folders whose runs can be compared with. */
  roots(): readonly string[];
}

/** Open panels by the runs they show: a set of runs has one. */
export class MetricsPanels {
  private readonly open = new Map<vscode.WebviewPanel, RunSet>();

  constructor(private readonly services: MetricsServices) {}

  /** Shows the panel of these runs, a new one where there is none. */
  show(runs: readonly string[]): void {
    const there = [...this.open].find(([, shown]) => sameRuns(shown.paths, runs));
    if (there !== undefined) return there[0].reveal();
    const view = vscode.window.createWebviewPanel(metricsPanel.viewType, titleOf(runs), vscode.ViewColumn.Active);
    this.dress(view, runs);
  }

  /** Fills a panel that VS Code made: a new one, or one of the window before. */
  dress(view: vscode.WebviewPanel, runs: readonly string[]): void {
    view.title = titleOf(runs);
    const runSet = new RunSet({ roots: this.services.roots(), show: (snapshot) => panel.show(snapshot) });
    const showing = (now: readonly string[]): void => {
      view.title = titleOf(now);
    };
    const { inspector, program } = this.services;
    const panel = new Panel(metricsPanel, view, metricsAnswers({ runSet, inspector, program, showing }), this.services);
    this.open.set(view, runSet);
    view.onDidDispose(() => {
      runSet.dispose();
      this.open.delete(view);
    });
    runSet.showRuns(runs);
  }
}

function sameRuns(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((path) => others.includes(path));
}

/** Without the time that a run's id begins with. */
function titleOf(runs: readonly string[]): string {
  const [only] = runs;
  if (runs.length !== 1 || only === undefined) return vscode.l10n.t('Metrics: {0} runs', runs.length);
  return vscode.l10n.t('Metrics: {0}', basename(only).replace(/^\d{8}-\d{6}-\d{3}-/, ''));
}
