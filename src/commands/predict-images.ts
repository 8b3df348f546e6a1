import * as vscode from 'vscode';
import { askTrainedRun, chooseTrainedRun } from './ask-trained-run';
import type { CommandContext } from './command-context';
import { isPrediction, predictionsText, shares } from './predictions-text';
import { trusted } from './trusted';

/** “Predict Image…”: what a trained run says of single images. */
export async function predictImages(context: CommandContext, argument?: unknown): Promise<void> {
  if (!(await trusted())) return;
  const run = await chooseTrainedRun(context, argument, vscode.l10n.t('Run to predict with'));
  if (run === undefined) return;
  const title = vscode.l10n.t('Images to predict');
  const files = await vscode.window.showOpenDialog({ title, canSelectMany: true });
  if (files === undefined || files.length === 0) return;
  const doing = vscode.l10n.t('Predicting with {0}', run.record.name);
  const answers = await askTrainedRun(context, doing, ['predict', run.path, ...files.map(({ fsPath }) => fsPath)]);
  const predictions = answers?.filter(isPrediction) ?? [];
  const [first] = predictions;
  if (first === undefined) return;
  const show = vscode.l10n.t('Show All');
  const said = vscode.l10n.t('{0}: {1}. For research, not for diagnosis.', run.record.name, shares(first));
  const document = (): Promise<void> =>
    context.documents.show(`predictions of ${run.record.id}.md`, predictionsText(run.record.name, predictions));
  if (predictions.length > 1) await document();
  else if ((await vscode.window.showInformationMessage(said, show)) === show) await document();
}
