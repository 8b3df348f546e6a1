import * as vscode from 'vscode';
import { registerTrain } from './commands/train';

/** Wires features together; nothing heavy is loaded here. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Hybrid QML', { log: true });
  context.subscriptions.push(log, registerTrain(context, log));
}
