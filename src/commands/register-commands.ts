import * as vscode from 'vscode';
import type { CommandContext } from './command-context';
import { commands } from './commands';
import { tellFailure } from './tell-failure';

/** Registers every command; whatever one throws is told and logged. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registered = Object.entries(commands).map(([name, command]) =>
    vscode.commands.registerCommand(name, async (argument?: unknown, selected?: unknown) => {
      try {
        return await command(context, argument, selected);
      } catch (thrown) {
        tellFailure(thrown, context.log);
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
