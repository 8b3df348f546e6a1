import { spawn } from 'node:child_process';
import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { lensCommands } from '../lens/lenses';
import { measuredNotification, type Measured } from '../messages';
import { aboutTime } from '../summary/epoch-time';
import { checkReport, parseCheck, type CheckResult } from './check-report';

/** “Check”: lists the data, builds the network and times a few steps, in a process of its own. */
export function registerCheck(
  context: vscode.ExtensionContext,
  client: LanguageClient,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'cli.js').fsPath;
  return vscode.commands.registerCommand(lensCommands.check, async (resource?: vscode.Uri) => {
    const uri = resource ?? vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('A check reads the files that an experiment names: trust this workspace first.'),
      );
      return;
    }
    await (await vscode.workspace.openTextDocument(uri)).save();
    const said = await runCheck(program, uri);
    if (said === undefined) return;
    log.info(`check ${uri.fsPath}: exit code ${said.code}`);
    if (said.stderr !== '') log.warn(said.stderr);
    const result = parseCheck(said.stdout);
    if (result === undefined) {
      void vscode.window.showErrorMessage(said.stderr.trim() || vscode.l10n.t('The check ended at once.'));
      return;
    }
    const measured: Measured = { uri: uri.toString(), imagesPerSecond: result.imagesPerSecond };
    if (result.engine === 'wasm') void client.sendNotification(measuredNotification, measured);
    await tell(result, said.stderr, log);
  });
}

interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing where the user cancels. */
function runCheck(program: string, uri: vscode.Uri): Thenable<Said | undefined> {
  const title = vscode.l10n.t('Checking {0}', vscode.workspace.asRelativePath(uri));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_progress, cancellation) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const child = spawn(process.execPath, [program, 'check', uri.fsPath, '--json'], { env });
    const cancelled = cancellation.onCancellationRequested(() => child.kill());
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-20_000)));
    return new Promise<Said | undefined>((resolve) => {
      child.on('error', (error) => resolve({ code: null, stdout, stderr: error.message }));
      child.on('close', (code) => {
        cancelled.dispose();
        resolve(cancellation.isCancellationRequested ? undefined : { code, stdout, stderr });
      });
    });
  });
}

async function tell(result: CheckResult, warnings: string, log: vscode.LogOutputChannel): Promise<void> {
  const { data, epochSeconds, engine, imagesPerSecond } = result;
  const text = vscode.l10n.t(
    '{0} images in {1} classes; about {2} an epoch on {3} ({4} images/s measured).',
    data.images.toLocaleString('en-GB'),
    data.classes.length,
    aboutTime(epochSeconds),
    engine,
    imagesPerSecond.toFixed(0),
  );
  const details = vscode.l10n.t('Show Details');
  log.info(`\n${checkReport(result)}`);
  const show = warnings === '' ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  if ((await show(text, details)) === details) log.show();
}
