import * as vscode from 'vscode';
import { basename } from 'node:path';
import { checkExperiment } from '../workspace/experiments/check-experiment';
import { chooseExperiment } from './choose-experiment';
import type { CommandContext } from './command-context';
import { showFirstProblem } from './show-first-problem';
import { showStart } from './show-start';
import { trusted } from './trusted';

/** “Train Hybrid Model”: checks the experiment, then starts a run or queues it. Returns what became of it. */
export async function train(context: CommandContext, argument?: unknown): Promise<unknown> {
  if (!(await trusted())) return undefined;
  const uri = await chooseExperiment(context, argument, vscode.l10n.t('Experiment to train'));
  if (uri === undefined) return undefined;
  await saveIfDirty(uri);
  const { problems, config } = await checkExperiment(uri.fsPath);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return showFirstProblem(uri, errors);
  const name = config?.name ?? basename(uri.fsPath);
  return showStart(context, name, () => context.workspace.trainers.train(uri));
}

async function saveIfDirty(uri: vscode.Uri): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open?.isDirty === true) await open.save();
}
