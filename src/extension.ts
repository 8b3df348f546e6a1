import * as vscode from 'vscode';
import { ReadingDocuments } from './commands/reading-documents';
import { registerCommands } from './commands/register-commands';
import { announceTensorflow } from './commands/tensorflow/installation';
import { startLanguage } from './language/client/start-language';
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
    registerMetrics(extension, log),
    registerCircuit(extension, log),
  );
  startLanguage(extension, log);
  log.debug(`activated in ${(performance.now() - began).toFixed(1)} ms`);
  return workspace.api;
}
