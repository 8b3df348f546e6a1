import * as vscode from 'vscode';
import { experimentFileTitle } from '../../../experiment/file-name';
import type { InspectorClient } from '../../../workspace/inspector/inspector-client';
import { Panel, type PanelKind, type PanelServices } from '../../host/panel';
import { circuitContract, type CircuitContract, type CircuitSource } from '../contract';
import { circuitAnswers } from './circuit-answers';
import { followExperiment } from './follow-experiment';
import { followRun } from './follow-run';

export const circuitPanel: PanelKind<CircuitContract> = {
  viewType: 'hybridQml.circuit',
  contract: circuitContract,
  page: 'circuit-page',
  icon: 'circuit',
};

export interface CircuitServices extends PanelServices {
  readonly inspector: InspectorClient;
}

/** What whoever opens a panel wants to see in it. */
export interface CircuitWish {
  /** Index of a test image. */
  readonly image?: number;
  /** Folder of a run to compare with. */
  readonly compareWith?: string;
}

interface Open {
  readonly view: vscode.WebviewPanel;
  readonly source: CircuitSource;
  look(wish: CircuitWish): void;
}

/** Open panels: an experiment or run has one. */
export class CircuitPanels {
  private readonly open = new Set<Open>();

  constructor(private readonly services: CircuitServices) {}

  /** Shows the circuit, in its panel where it has one. */
  show(source: CircuitSource, wish: CircuitWish = {}): void {
    const there = [...this.open].find((one) => JSON.stringify(one.source) === JSON.stringify(source));
    if (there !== undefined) {
      there.view.reveal();
      there.look(wish);
      return;
    }
    const column = source.kind === 'experiment' ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const view = vscode.window.createWebviewPanel(circuitPanel.viewType, titleOf(source), { viewColumn: column });
    this.dress(view, source, wish);
  }

  /** Fills a panel that VS Code made: a new one, or one of the window before. */
  dress(view: vscode.WebviewPanel, source: CircuitSource, wish: CircuitWish = {}): void {
    view.title = titleOf(source);
    const panel = new Panel(circuitPanel, view, circuitAnswers(source, this.services.inspector), this.services);
    let wanted = wish;
    let latest: Parameters<typeof panel.show>[0] | undefined;
    const show = (snapshot: NonNullable<typeof latest>): void => {
      latest = snapshot;
      panel.show({ ...snapshot, ...wanted });
    };
    const following = source.kind === 'run' ? followRun(source, show) : followExperiment(source, show);
    const look = (now: CircuitWish): void => {
      wanted = { ...wanted, ...now };
      if (latest !== undefined) show(latest);
    };
    const one: Open = { view, source, look };
    this.open.add(one);
    view.onDidDispose(() => {
      following.dispose();
      this.open.delete(one);
    });
  }
}

/** Without the time that a run's id begins with. */
function titleOf(source: CircuitSource): string {
  const path = source.kind === 'run' ? source.path : vscode.Uri.parse(source.uri).path;
  const name = experimentFileTitle(path).replace(/^\d{8}-\d{6}-\d{3}-/, '');
  return vscode.l10n.t('Circuit: {0}', name);
}
