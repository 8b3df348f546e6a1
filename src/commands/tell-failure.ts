import * as vscode from 'vscode';
import { Failure, messageOf } from '../shared/failure';

/** Says what went wrong and what to do about it; all of it is in the log, where a button leads. */
export function tellFailure(thrown: unknown, log: vscode.LogOutputChannel): void {
  log.error(
    thrown instanceof Error && !(thrown instanceof Failure) ? (thrown.stack ?? thrown.message) : String(thrown),
  );
  const text = thrown instanceof Failure ? `${thrown.what} ${thrown.remedy}`.trim() : messageOf(thrown);
  const show = vscode.l10n.t('Show Log');
  void vscode.window.showErrorMessage(text, show).then((picked) => {
    if (picked === show) log.show();
  });
}
