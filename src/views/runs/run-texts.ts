import * as vscode from 'vscode';
import type { ShownRun } from '../../workspace/runs/shown-run';
import { clock } from '../times';

/** `93.1 %`, or – where there is nothing. */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
}

/** How a run stands, behind its name: short enough for a narrow sidebar. */
export function runDescription(run: ShownRun): string {
  const { record, standing, stopping, live } = run;
  const { epoch, epochs } = record;
  if (stopping) return vscode.l10n.t('stopping');
  switch (standing.state) {
    case 'preparing':
      return live?.preparing === undefined || live.preparing.total === 0
        ? vscode.l10n.t('preparing')
        : vscode.l10n.t('preparing {0}/{1}', live.preparing.done, live.preparing.total);
    case 'running':
      return runningDescription(run);
    case 'completed': {
      const accuracy = record.metrics?.['accuracy']?.value;
      return accuracy === undefined || accuracy === null
        ? vscode.l10n.t('completed')
        : vscode.l10n.t('accuracy {0}', percent(accuracy));
    }
    case 'stopped':
      return vscode.l10n.t('stopped, epoch {0}/{1}', epoch, epochs);
    case 'failed':
    case 'died':
      return vscode.l10n.t('failed, resumable at epoch {0}', standing.epoch);
    case 'silent':
      return vscode.l10n.t('no sign of life, epoch {0}/{1}', epoch, epochs);
  }
}

function runningDescription({ record, live }: ShownRun): string {
  if (live === undefined || live.batches === 0) return vscode.l10n.t('epoch {0}/{1}', record.epoch, record.epochs);
  const parts = [vscode.l10n.t('epoch {0}/{1}', live.epoch, live.epochs)];
  if (live.accuracy !== null) parts.push(percent(live.accuracy));
  if (live.secondsLeft !== undefined) parts.push(vscode.l10n.t('{0} left', clock(live.secondsLeft)));
  return parts.join(' · ');
}

/** The state as a word. */
export function stateText({ standing, stopping }: ShownRun): string {
  if (stopping) return vscode.l10n.t('stopping');
  const words = {
    preparing: vscode.l10n.t('preparing data'),
    running: vscode.l10n.t('running'),
    stopped: vscode.l10n.t('stopped'),
    completed: vscode.l10n.t('completed'),
    failed: vscode.l10n.t('failed'),
    died: vscode.l10n.t('its trainer died'),
    silent: vscode.l10n.t('no sign of life'),
  };
  return words[standing.state];
}
