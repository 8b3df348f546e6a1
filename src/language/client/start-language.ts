import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { languageId } from '../messages';
import { registerCheck } from './check-experiment';
import { hintsOnlyIfWanted, refreshHintsOnChange } from './hints-setting';

/** Starts the language server for experiment files; it is started again when it ends unasked. */
export function startLanguage(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): LanguageClient {
  const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'language-server.js').fsPath;
  const client = new LanguageClient(
    'hybridQml.language',
    vscode.l10n.t('Hybrid QML experiment files'),
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: languageId, scheme: 'file' }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/*.csv') },
      markdown: { supportHtml: false },
      middleware: {
        provideCodeLenses: async (document, token, next) => (await next(document, token))?.map(withUri),
        provideInlayHints: hintsOnlyIfWanted,
      },
      outputChannel: log,
    },
  );
  context.subscriptions.push(refreshHintsOnChange(client), registerCheck(context, client, log), {
    dispose: () => void client.dispose().catch(() => undefined),
  });
  void client.start().catch((error: unknown) => log.error(String(error)));
  return client;
}

/** Commands of the window take addresses as VS Code’s own objects; the protocol carries text. */
function withUri(lens: vscode.CodeLens): vscode.CodeLens {
  const { command } = lens;
  if (command?.arguments === undefined) return lens;
  const values = command.arguments.map((value: unknown) =>
    typeof value === 'string' ? vscode.Uri.parse(value) : value,
  );
  return new vscode.CodeLens(lens.range, { ...command, arguments: values });
}
