import { Value } from '@sinclair/typebox/value';
import * as vscode from 'vscode';
import { experimentPattern, isExperimentFile } from '../../../experiment/file-name';
import type { Run } from '../../../runs/read-run';
import { CircuitSource } from '../contract';
import { sourceOf } from './circuit-argument';
import { CircuitPanels, type CircuitServices } from './circuit-panels';
import { runsBeside } from './other-circuits';

/** What “Open Circuit”, “Compare Circuits” and a reload of the window do. */
export class CircuitCommands {
  private readonly panels: CircuitPanels;

  constructor(services: CircuitServices) {
    this.panels = new CircuitPanels(services);
  }

  /** The circuit that the command was called with, else that of the active experiment, else of one that is picked. */
  async open(argument: unknown, image: unknown): Promise<void> {
    const source = sourceOf(argument) ?? activeExperiment() ?? (await pickExperiment());
    if (source !== undefined) this.panels.show(source, typeof image === 'number' ? { image } : {});
  }

  /** The circuits of two selected runs, or of one and another that is picked. */
  async compare(argument: unknown, selected: unknown): Promise<void> {
    const given = Array.isArray(selected) && selected.length > 1 ? selected : [argument];
    const [first, second] = given.map(runPath).filter((path) => path !== undefined);
    const a = first ?? (await pickRun(undefined, vscode.l10n.t('Run whose circuit to see')));
    if (a === undefined) return;
    const b = second ?? (await pickRun(a, vscode.l10n.t('Run to compare its circuit with')));
    if (b !== undefined) this.panels.show({ kind: 'run', path: a }, { compareWith: b });
  }

  /** A panel of the window before. */
  restore(view: vscode.WebviewPanel, state: unknown): void {
    const source = typeof state === 'object' && state !== null && 'source' in state ? state.source : undefined;
    if (Value.Check(CircuitSource, source)) this.panels.dress(view, source);
    else view.dispose();
  }
}

function activeExperiment(): CircuitSource | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri !== undefined && isExperimentFile(uri.path) ? experimentSource(uri) : undefined;
}

function experimentSource(uri: vscode.Uri): CircuitSource {
  return { kind: 'experiment', uri: uri.toString() };
}

/** The only one, or the one picked. */
async function pickExperiment(): Promise<CircuitSource | undefined> {
  const files = await vscode.workspace.findFiles(experimentPattern, '**/node_modules/**');
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no *.experiment.yaml in this workspace yet.'));
    return undefined;
  }
  if (files.length === 1) return experimentSource(files[0]!);
  const items = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const placeHolder = vscode.l10n.t('Experiment whose circuit to see');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  return picked === undefined ? undefined : experimentSource(picked.uri);
}

function runPath(argument: unknown): string | undefined {
  const source = sourceOf(argument);
  return source?.kind === 'run' ? source.path : undefined;
}

async function pickRun(beside: string | undefined, placeHolder: string): Promise<string | undefined> {
  const runs = await runsBeside(beside);
  if (runs.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no other run in this workspace yet.'));
    return undefined;
  }
  const item = ({ path, record }: Run): vscode.QuickPickItem & { path: string } => ({
    ...{ label: record.name, description: record.id, path },
    detail: vscode.l10n.t('{0}, seed {1}', record.state, record.seed),
  });
  return (await vscode.window.showQuickPick(runs.map(item), { placeHolder, matchOnDescription: true }))?.path;
}
