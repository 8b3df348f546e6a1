import { rm } from 'node:fs/promises';
import * as vscode from 'vscode';
import { engineFailures } from '../shared/failures/engine';
import { runProcess } from './child/command-line';
import type { CommandContext } from './command-context';
import { engineReports } from './tensorflow/engine-report';
import { announceTensorflow, installation, tensorflowPackage } from './tensorflow/installation';

/** “Install TensorFlow Engine”: with npm into the extension's storage, proved by a self-test; undone where that fails. */
export async function installTensorflow(context: CommandContext): Promise<void> {
  const install = vscode.l10n.t('Install');
  const detail = vscode.l10n.t(
    'npm downloads {0} and its native library (about 1 GB unpacked) into the storage of this extension. Nothing of yours is sent. “Remove TensorFlow Engine” undoes it.',
    tensorflowPackage,
  );
  const message = vscode.l10n.t('Install the TensorFlow engine?');
  if ((await vscode.window.showInformationMessage(message, { modal: true, detail }, install)) !== install) return;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Installing the TensorFlow engine'),
    cancellable: true,
  };
  const report = await vscode.window.withProgress(options, async (progress, cancellation) => {
    try {
      const done = await installAndTest(context, (text) => progress.report({ message: text }), cancellation);
      if (done === undefined) await removeInstallation(context);
      return done;
    } catch (error) {
      await removeInstallation(context);
      throw error;
    }
  });
  if (report === undefined) return;
  void vscode.window.showInformationMessage(vscode.l10n.t('The TensorFlow engine is installed: {0}.', report));
}

/** What the engine says of itself; undefined where the user cancelled. */
async function installAndTest(
  context: CommandContext,
  tell: (text: string) => void,
  cancellation: vscode.CancellationToken,
): Promise<string | undefined> {
  const { extension, log } = context;
  const { folder, package: path, proof } = installation(extension);
  await vscode.workspace.fs.createDirectory(folder);
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(folder, 'package.json'),
    Buffer.from('{ "private": true }\n'),
  );
  tell(vscode.l10n.t('npm downloads and unpacks'));
  const windows = process.platform === 'win32';
  const said = await runProcess(
    windows ? 'npm.cmd' : 'npm',
    ['install', '--no-audit', '--no-fund', '--foreground-scripts', tensorflowPackage],
    cancellation,
    { cwd: folder.fsPath, env: process.env, shell: windows, tree: true, heard: (text) => log.info(text.trimEnd()) },
  );
  if (said.cancelled) return undefined;
  if (said.code === null) throw engineFailures.noNpm(said.err);
  if (said.code !== 0) throw engineFailures.notInstalled(reasonIn(said.err));
  tell(vscode.l10n.t('self-test'));
  const reports = await engineReports(context, cancellation, { HYBRID_QML_TFJS_NODE: path });
  if (cancellation.isCancellationRequested) return undefined;
  const report = reports.find(({ engine }) => engine === 'tensorflow');
  if (report?.available !== true)
    throw engineFailures.unavailable('tensorflow', [report?.detail ?? vscode.l10n.t('Its self-test crashed.')]);
  await vscode.workspace.fs.writeFile(proof, Buffer.from(`${report.detail}\n`));
  announceTensorflow(extension);
  return report.detail;
}

async function removeInstallation({ extension }: CommandContext): Promise<void> {
  // Retried: what was ended just now may still hold files
  await rm(installation(extension).folder.fsPath, { recursive: true, force: true, maxRetries: 5 });
  announceTensorflow(extension);
}

/** What went wrong in one line: what names a cause, be it npm or the package's install script that says it, else npm's first. */
function reasonIn(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^npm warn/i.test(line));
  const fromNpm = lines.filter((line) => /^npm (error|ERR!)/.test(line));
  const cause = /\b(E(NOTFOUND|CONNREFUSED|CONNRESET|TIMEDOUT|AI_AGAIN|NOSPC|ACCES|PERM)|404|403|certificate)\b/;
  const telling = lines.filter((line) => cause.test(line));
  const line = telling.find((one) => !/code E[A-Z]+$/.test(one)) ?? telling[0] ?? fromNpm[0] ?? lines.at(-1) ?? '';
  const said = line.replace(/^npm (error|ERR!)\s*/, '').replace(/^Error: /, '');
  return said.trim().slice(0, longestReason).replace(/\.$/, '');
}

/** Characters that a notification shows at a glance; all of it is in the log. */
const longestReason = 240;
