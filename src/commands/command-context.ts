import type * as vscode from 'vscode';
import type { Workspace } from '../workspace/open-workspace';
import type { ReadingDocuments } from './reading-documents';

/** What commands work with. */
export interface CommandContext {
  readonly extension: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly workspace: Workspace;
  readonly documents: ReadingDocuments;
}

/** What a command does when called with what VS Code hands it: a tree's item and all that are selected, an address, or nothing. */
export type Command = (context: CommandContext, argument?: unknown, selected?: unknown) => unknown;
