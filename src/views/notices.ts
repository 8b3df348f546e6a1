import * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';
import type { ShownRun } from '../workspace/runs/shown-run';
import { percent } from './runs/run-texts';

type Look = ShownRun['standing']['state'];

/** Says how runs end that were seen running here, and when one gives no sign of life; nothing in between. */
export function showNotices(workspace: Workspace, log: vscode.LogOutputChannel): vscode.Disposable {
  const { runs, trainers } = workspace;
  const looks = new Map<string, Look>();
  const update = (): void => {
    for (const run of runs.runs) {
      const before = looks.get(run.path);
      const now = run.standing.state;
      looks.set(run.path, now);
      if (before !== undefined && before !== now && wasWorking(before)) void tell(run, log);
    }
  };
  return vscode.Disposable.from(
    runs.onDidChange(update),
    trainers.onDidFail(
      ({ failure }) => void vscode.window.showErrorMessage(`${failure.what} ${failure.remedy}`.trim()),
    ),
  );
}

function wasWorking(look: Look): boolean {
  return look === 'preparing' || look === 'running' || look === 'silent';
}

async function tell(run: ShownRun, log: vscode.LogOutputChannel): Promise<void> {
  const { record, standing } = run;
  const { name } = record;
  const why = standing.reason === undefined ? '' : ` ${standing.reason.what} ${standing.reason.remedy}`;
  switch (standing.state) {
    case 'completed':
      log.info(`${record.id}: completed`);
      return act(run, await vscode.window.showInformationMessage(completedText(run), ...titles(['metrics', 'folder'])));
    case 'stopped': {
      const text = vscode.l10n.t(
        '{0}: stopped after epoch {1} of {2}, with a checkpoint.',
        name,
        record.epoch,
        record.epochs,
      );
      return act(run, await vscode.window.showInformationMessage(text, ...titles(['resume'])));
    }
    case 'failed':
    case 'died':
      log.error(`${record.id}: ${standing.reason?.what ?? standing.state}`);
      return act(
        run,
        await vscode.window.showErrorMessage(vscode.l10n.t('{0}: failed.{1}', name, why), ...titles(['resume', 'log'])),
      );
    case 'silent':
      return act(run, await vscode.window.showWarningMessage(`${name}:${why}`, ...titles(['resume', 'kill', 'log'])));
    case 'preparing':
    case 'running':
      return;
  }
}

function completedText({ record }: ShownRun): string {
  const accuracy = record.metrics?.['accuracy'];
  if (accuracy === undefined) return vscode.l10n.t('{0}: training has ended.', record.name);
  return vscode.l10n.t(
    '{0}: test accuracy {1} ({2} … {3}). For research, not for diagnosis.',
    record.name,
    percent(accuracy.value),
    percent(accuracy.low),
    percent(accuracy.high),
  );
}

const commandOf = {
  metrics: 'hybridQml.openMetrics',
  folder: 'hybridQml.openRunFolder',
  resume: 'hybridQml.resumeRun',
  log: 'hybridQml.openRunLog',
  kill: 'hybridQml.killTraining',
} as const;

function titleOf(action: keyof typeof commandOf): string {
  const all = {
    metrics: vscode.l10n.t('Open Metrics'),
    folder: vscode.l10n.t('Open Run Folder'),
    resume: vscode.l10n.t('Resume'),
    log: vscode.l10n.t('Open Log'),
    kill: vscode.l10n.t('End at Once…'),
  };
  return all[action];
}

function titles(actions: readonly (keyof typeof commandOf)[]): (vscode.MessageItem & { command: string })[] {
  return actions.map((action) => ({ title: titleOf(action), command: commandOf[action] }));
}

async function act({ path }: ShownRun, picked: { readonly command: string } | undefined): Promise<void> {
  if (picked !== undefined) await vscode.commands.executeCommand(picked.command, { run: { path } });
}
