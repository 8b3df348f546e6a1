import * as vscode from 'vscode';
import { MetricsPanels, type MetricsServices } from './metrics-panels';
import { runPathsOf } from './run-argument';
import { listRunsIn } from './run-list';

/** What “Open Metrics”, “Compare Runs” and a reload of the window do. */
export class MetricsCommands {
  private readonly panels: MetricsPanels;

  constructor(private readonly services: MetricsServices) {
    this.panels = new MetricsPanels(services);
  }

  /** The runs that the command was called with; without any, the newest. */
  async open(argument: unknown, selected: unknown): Promise<void> {
    const chosen = chosenRuns(argument, selected);
    const runs = chosen.length > 0 ? chosen : await newestRun(this.services.roots());
    if (runs.length === 0) sayThatThereAreNone();
    this.show(runs);
  }

  /** The runs that the command was called with; without any, those picked from all. */
  async compare(argument: unknown, selected: unknown): Promise<void> {
    const chosen = chosenRuns(argument, selected);
    this.show(chosen.length > 0 ? chosen : await pickRuns(this.services.roots()));
  }

  /** A panel of the window before; where that went before VS Code had kept which runs it showed, the newest. */
  async restore(view: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = runPathsOf(state);
    const runs = kept.length > 0 ? kept : await newestRun(this.services.roots());
    if (runs.length > 0) this.panels.dress(view, runs);
    else view.dispose();
  }

  private show(runs: readonly string[]): void {
    if (runs.length > 0) this.panels.show(runs);
  }
}

/** A tree calls a command with the item clicked and all that are selected. */
function chosenRuns(argument: unknown, selected: unknown): string[] {
  const several = runPathsOf(selected);
  return [...new Set(several.length > 0 ? several : runPathsOf(argument))];
}

async function newestRun(roots: readonly string[]): Promise<string[]> {
  const { runs } = await listRunsIn(roots);
  return runs.slice(0, 1).map(({ path }) => path);
}

function sayThatThereAreNone(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('There are no runs in this workspace yet: train an experiment first.'),
  );
}

async function pickRuns(roots: readonly string[]): Promise<string[]> {
  const { runs } = await listRunsIn(roots);
  const items = runs.map(({ path, record }) => ({
    label: record.name,
    description: record.id,
    detail: vscode.l10n.t('{0}, seed {1}', record.state, record.seed),
    path,
  }));
  const placeHolder = vscode.l10n.t('Runs to compare');
  const picked = await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true, matchOnDescription: true });
  return (picked ?? []).map(({ path }) => path);
}
