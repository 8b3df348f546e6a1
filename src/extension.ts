import * as vscode from 'vscode';
import { registerTrain } from './commands/train';
import { startLanguage } from './language/client/start-language';
import { registerCircuit } from './webviews/circuit/host/register';

/** Wires features together; nothing heavy is loaded here. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Hybrid QML', { log: true });
  context.subscriptions.push(log, registerCircuit(context, log), registerTrain(context, log));
  startLanguage(context, log);
}
