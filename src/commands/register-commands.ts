import * as vscode from 'vscode';
import type { CommandContext } from './command-context';
import { commandNames } from './command-names';
import { tellFailure } from './tell-failure';

/** Registers every command, whose code is loaded when one is called; whatever one throws is told and logged. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const registered = commandNames.map((name) =>
    vscode.commands.registerCommand(name, async (argument?: unknown, selected?: unknown) => {
      try {
        const { commands } = await import('./commands');
        return await commands[name](context, argument, selected);
      } catch (thrown) {
        tellFailure(thrown, context.log);
        return undefined;
      }
    }),
  );
  return vscode.Disposable.from(...registered);
}
