import * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';
import type { ShownRun } from '../workspace/runs/shown-run';
import { tooltip } from './markdown';
import { runDescription } from './runs/run-texts';
import { clock } from './times';

/** Epoch, time left and how many run, while any does; leads to the metrics of the newest of them. */
export function showStatusBar({ runs, trainers }: Workspace): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('hybridQml.running', vscode.StatusBarAlignment.Left, 50);
  item.name = vscode.l10n.t('Hybrid QML training');
  let shown = '';
  const update = (): void => {
    const working = runs.runs.filter(({ liveness }) => liveness === 'alive');
    const [newest] = working;
    if (newest === undefined) {
      shown = '';
      return item.hide();
    }
    const text = statusText(newest, working.length, trainers.queued.length);
    if (text === shown) return;
    shown = text;
    item.text = `$(sync~spin) ${text}`;
    item.tooltip = tooltip(
      vscode.l10n.t('Hybrid QML'),
      working.map((run) => `${run.record.name}: ${runDescription(run)}`),
    );
    item.accessibilityInformation = { label: vscode.l10n.t('Hybrid QML training: {0}', text) };
    const title = vscode.l10n.t('Open Metrics');
    item.command = { command: 'hybridQml.openMetrics', title, arguments: [{ run: { path: newest.path } }] };
    item.show();
  };
  update();
  return vscode.Disposable.from(item, runs.onDidChange(update), trainers.onDidChange(update));
}

function statusText({ record, live, standing }: ShownRun, working: number, waiting: number): string {
  const parts = [
    standing.state === 'preparing'
      ? vscode.l10n.t('preparing data')
      : vscode.l10n.t('epoch {0}/{1}', live?.epoch ?? record.epoch, record.epochs),
  ];
  if (live?.secondsLeft !== undefined) parts.push(vscode.l10n.t('{0} left', clock(live.secondsLeft)));
  if (working > 1) parts.push(vscode.l10n.t('{0} running', working));
  if (waiting > 0) parts.push(vscode.l10n.t('{0} waiting', waiting));
  return parts.join(' · ');
}
