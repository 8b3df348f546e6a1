import * as vscode from 'vscode';
import { runsFolder } from '../runs/run-files';
import { startTrainer } from './trainer-process';
import { showProgress } from './run-progress';

const pattern = '**/*.experiment.yaml';

/** “Train Hybrid Model”: the experiment in the active editor, else one to pick. */
export function registerTrain(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('hybridQml.train', async (resource?: vscode.Uri) => {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Training runs code on your files: trust this workspace first.'),
      );
      return;
    }
    const experiment = resource ?? activeExperiment() ?? (await pickExperiment());
    if (experiment === undefined) return;
    await (await vscode.workspace.openTextDocument(experiment)).save();
    const root = vscode.workspace.getWorkspaceFolder(experiment)?.uri.fsPath;
    const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'trainer.js').fsPath;
    const trainer = startTrainer(program, experiment.fsPath, root, log);
    log.info(`Training ${experiment.fsPath}; runs are in ${runsFolder}`);
    await showProgress(trainer, log);
  });
}

function activeExperiment(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri?.scheme === 'file' && uri.path.endsWith('.experiment.yaml') ? uri : undefined;
}

async function pickExperiment(): Promise<vscode.Uri | undefined> {
  const files = await vscode.workspace.findFiles(pattern, '**/node_modules/**');
  if (files.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no *.experiment.yaml in this workspace yet.'));
    return undefined;
  }
  const items = files.map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Experiment to train') });
  return picked?.uri;
}
