import * as vscode from 'vscode';
import type { InlayHintsMiddleware, LanguageClient } from 'vscode-languageclient/node';
import { InlayHintRequest } from 'vscode-languageclient/node';

const section = 'hybridQml.editor';
const key = 'defaultHints';

/** Defaults are shown behind their groups unless the user has turned that off. */
export const hintsOnlyIfWanted: NonNullable<InlayHintsMiddleware['provideInlayHints']> = (
  document,
  range,
  token,
  next,
) =>
  vscode.workspace.getConfiguration(section, document.uri).get<boolean>(key, true) ? next(document, range, token) : [];

/** Draws them anew when the setting changes. */
export function refreshHintsOnChange(client: LanguageClient): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration(`${section}.${key}`)) return;
    for (const document of vscode.workspace.textDocuments)
      client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
  });
}
