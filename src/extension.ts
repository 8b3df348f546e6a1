import * as vscode from 'vscode';
import { ReadingDocuments } from './commands/reading-documents';
import { registerCommands } from './commands/register-commands';
import { announceTensorflow } from './commands/tensorflow/installation';
import { registerViews } from './views/register-views';
import { registerCircuit } from './webviews/circuit/host/register';
import { registerMetrics } from './webviews/metrics/host/register';
import type { HybridQmlApi } from './workspace/api';
import { openWorkspace } from './workspace/open-workspace';

/** Wires features together; nothing heavy is loaded here. */
export function activate(extension: vscode.ExtensionContext): HybridQmlApi {
  const began = performance.now();
  const log = vscode.window.createOutputChannel('Hybrid QML', { log: true });
  announceTensorflow(extension);
  const workspace = openWorkspace(extension, log);
  const documents = new ReadingDocuments();
  extension.subscriptions.push(
    log,
    workspace,
    documents,
    registerCommands({ extension, log, workspace, documents }),
    registerViews(workspace, log),
    registerMetrics(extension, log, workspace.inspector),
    registerCircuit(extension, log, workspace.inspector),
  );
  setImmediate(() => void startLanguageServices(extension, log));
  // As profilers and tests see it
  const { duration } = performance.measure('hybrid-qml: activate', { start: began });
  log.debug(`activated in ${duration.toFixed(1)} ms`);
  return workspace.api;
}

/** Its protocol is as much code as all the rest, which need not wait for it. */
async function startLanguageServices(extension: vscode.ExtensionContext, log: vscode.LogOutputChannel): Promise<void> {
  try {
    const { startLanguage } = await import('./language/client/start-language');
    startLanguage(extension, log);
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
  }
}
