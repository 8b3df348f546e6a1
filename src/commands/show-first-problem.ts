import * as vscode from 'vscode';
import type { Problem } from '../experiment/problem';

/** Opens the experiment where its first error is and says how many there are; the editor marks every one. */
export async function showFirstProblem(uri: vscode.Uri, errors: readonly Problem[]): Promise<void> {
  const [first] = errors;
  if (first === undefined) return;
  const { start, end } = first.range;
  const selection = new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
  await vscode.window.showTextDocument(uri, { selection });
  const text =
    errors.length === 1
      ? vscode.l10n.t('Line {0}: {1} {2}', start.line, first.what, first.remedy)
      : vscode.l10n.t(
          'The experiment has {0} errors. Line {1}: {2} {3}',
          errors.length,
          start.line,
          first.what,
          first.remedy,
        );
  const problems = vscode.l10n.t('Show Problems');
  void vscode.window.showErrorMessage(text, problems).then((picked) => {
    if (picked === problems) void vscode.commands.executeCommand('workbench.actions.view.problems');
  });
}
