import * as vscode from 'vscode';
import { jsonLines, runCommandLine } from './child/command-line';
import { chooseRun } from './choose-run';
import type { CommandContext } from './command-context';
import type { ShownRun } from '../workspace/runs/shown-run';

/** The trained run a command was called on, or one to pick. */
export function chooseTrainedRun(
  context: CommandContext,
  argument: unknown,
  title: string,
): Promise<ShownRun | undefined> {
  return chooseRun(context, argument, {
    title,
    none: vscode.l10n.t('No run has a trained model yet: train one to its end.'),
    fits: ({ record }) => record.state === 'completed',
  });
}

/** Asks the command line about a trained run; undefined where the user cancelled. Throws what it says went wrong. */
export async function askTrainedRun(
  context: CommandContext,
  title: string,
  args: readonly string[],
): Promise<readonly unknown[] | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const said = await vscode.window.withProgress(options, (_progress, cancellation) =>
    runCommandLine(context, [...args, '--json'], cancellation),
  );
  if (said.cancelled) return undefined;
  const answers = jsonLines(said.out).filter((one) => typeof one === 'object' && one !== null && !('error' in one));
  if (said.err.trim() !== '') context.log.warn(said.err.trim());
  // Code 3: some images were set aside, which the log lists; the others are answered
  if (said.code !== 0 && (said.code !== 3 || answers.length === 0))
    throw new Error(said.err.trim().split('\n').slice(0, 4).join('\n') || vscode.l10n.t('It ended at once.'));
  tellOfLeftOut(said.err, context.log);
  return answers;
}

/** Which files they were stands in the log. */
function tellOfLeftOut(err: string, log: vscode.LogOutputChannel): void {
  const count = err.split('\n').filter((line) => line.startsWith('set aside: ')).length;
  if (count === 0) return;
  const text =
    count === 1
      ? vscode.l10n.t('1 file could not be read as an image and is left out of the result.')
      : vscode.l10n.t('{0} files could not be read as images and are left out of the result.', count);
  const show = vscode.l10n.t('Show Log');
  void vscode.window.showWarningMessage(text, show).then((picked) => {
    if (picked === show) log.show();
  });
}
