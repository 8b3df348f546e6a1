import * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';
import type { ShownRun } from '../workspace/runs/shown-run';
import { tooltip } from './markdown';
import { runDescription } from './runs/run-texts';
import { clock } from './times';

/** Epoch, time left and how many run, while any does, and that one gives no sign of life; leads to the newest's metrics. */
export function showStatusBar({ runs, trainers }: Workspace): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('hybridQml.running', vscode.StatusBarAlignment.Left, 50);
  item.name = vscode.l10n.t('Hybrid QML training');
  let shown = '';
  const update = (): void => {
    const alive = runs.runs.filter(({ liveness }) => liveness === 'alive');
    const working = alive.length > 0 ? alive : runs.runs.filter(({ liveness }) => liveness === 'silent');
    const [newest] = working;
    if (newest === undefined) {
      shown = '';
      return item.hide();
    }
    const text = statusText(newest, working.length, trainers.queued.length);
    if (text === shown) return;
    shown = text;
    const silent = newest.liveness === 'silent';
    item.text = `$(${silent ? 'watch' : 'sync~spin'}) ${text}`;
    item.backgroundColor = silent ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
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

function statusText(run: ShownRun, working: number, waiting: number): string {
  const { live, liveness } = run;
  const parts = [progressText(run)];
  if (live?.secondsLeft !== undefined && liveness === 'alive')
    parts.push(vscode.l10n.t('{0} left', clock(live.secondsLeft)));
  if (working > 1 && liveness === 'alive') parts.push(vscode.l10n.t('{0} running', working));
  if (waiting > 0) parts.push(vscode.l10n.t('{0} waiting', waiting));
  return parts.join(' · ');
}

function progressText(run: ShownRun): string {
  const { record, live, standing } = run;
  if (standing.state === 'silent') return vscode.l10n.t('{0}: no sign of life', record.name);
  if (standing.state === 'preparing') return vscode.l10n.t('preparing data');
  return vscode.l10n.t('epoch {0}/{1}', live?.epoch ?? record.epoch, record.epochs);
}
