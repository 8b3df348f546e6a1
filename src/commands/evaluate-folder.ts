import { basename } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import * as vscode from 'vscode';
import { Evaluation } from '../runs/evaluation/evaluation';
import { overallTable, perClassTable } from '../reporting/tables/evaluation-tables';
import { tableToMarkdown } from '../reporting/tables/table-markdown';
import { askTrainedRun, chooseTrainedRun } from './ask-trained-run';
import type { CommandContext } from './command-context';
import { trusted } from './trusted';

/** “Evaluate on Folder…”: a trained run on images it has never seen, in a folder for each class. */
export async function evaluateFolder(context: CommandContext, argument?: unknown): Promise<void> {
  if (!(await trusted())) return;
  const run = await chooseTrainedRun(context, argument, vscode.l10n.t('Run to evaluate'));
  if (run === undefined) return;
  const title = vscode.l10n.t('Folder with a folder of images for each class');
  const [folder] = (await vscode.window.showOpenDialog({ title, canSelectFolders: true, canSelectFiles: false })) ?? [];
  if (folder === undefined) return;
  const doing = vscode.l10n.t('Evaluating {0} on {1}', run.record.name, basename(folder.fsPath));
  const answers = await askTrainedRun(context, doing, ['evaluate', run.path, '--data', folder.fsPath]);
  if (answers === undefined) return;
  const evaluation = answers.map(evaluationIn).find((one) => one !== undefined);
  if (evaluation === undefined) throw new Error(vscode.l10n.t('The evaluation gave no result; the log may say why.'));
  const heading = `# ${run.record.name}: ${basename(folder.fsPath)}`;
  const tables = [overallTable(evaluation), perClassTable(evaluation)].map(tableToMarkdown);
  const text = [heading, ...tables, vscode.l10n.t('For research, not for diagnosis.'), ''].join('\n\n');
  await context.documents.show(`evaluation of ${run.record.id}.md`, text);
}

function evaluationIn(answer: unknown): Evaluation | undefined {
  const found = typeof answer === 'object' && answer !== null && 'evaluation' in answer ? answer.evaluation : undefined;
  return Value.Check(Evaluation, found) ? found : undefined;
}
