import {
  createConnection,
  ProposedFeatures,
  ResponseError,
  TextDocuments,
  TextDocumentSyncKind,
  ErrorCodes,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nodeDisk } from '../../experiment/node-disk';
import { codeActionsAt } from '../actions/code-actions';
import { completionsAt } from '../completion/complete';
import { diagnosticsOf } from '../diagnostics/diagnostics';
import type { ExperimentDocument } from '../document/experiment-document';
import type { Span } from '../document/outline';
import { foldingRanges } from '../folding/folding';
import { formatEdits } from '../formatting/format';
import { defaultHints } from '../hints/default-hints';
import { hoverAt } from '../hover/hover';
import { codeLenses } from '../lens/lenses';
import { documentLinks } from '../links/links';
import { lensRefresh, measuredNotification, type Measured } from '../messages';
import { definitionAt, referencesAt } from '../names/definition';
import { renamable, renameEdits } from '../names/rename';
import { experimentSummary } from '../summary/experiment-summary';
import { speedOf } from '../summary/epoch-time';
import { documentSymbols } from '../symbols/symbols';
import { cachedDisk } from './cached-disk';
import { capabilities } from './capabilities';
import { openExperiments } from './open-documents';
import { knownSpeeds } from './speeds';

/** The language server: its own process; every answer is a pure function of one document. */

/** Diagnostics wait for a pause of so many milliseconds between key presses. */
const pause = 40;

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const experiment = openExperiments(documents, cachedDisk(nodeDisk));
const speeds = knownSpeeds(() => void connection.sendRequest(lensRefresh).catch(() => undefined));

/** Answers with what a feature says of the document, or with nothing where it is not open (any more). */
function answer<T, E>(uri: string, feature: (document: ExperimentDocument) => T, otherwise: E): T | E {
  const document = experiment(uri);
  return document === undefined ? otherwise : feature(document);
}

type At = { readonly textDocument: { readonly uri: string }; readonly position: { line: number; character: number } };

function at<T, E>(
  { textDocument: { uri }, position }: At,
  feature: (document: ExperimentDocument, offset: number) => T,
  otherwise: E,
): T | E {
  return answer(uri, (document) => feature(document, document.positions.offsetAt(position)), otherwise);
}

function spanIn({ positions }: ExperimentDocument, { start, end }: Range): Span {
  return { start: positions.offsetAt(start), end: positions.offsetAt(end) };
}

connection.onInitialize(() => ({
  capabilities: { ...capabilities, textDocumentSync: TextDocumentSyncKind.Incremental },
  serverInfo: { name: 'Hybrid QML' },
}));
connection.onCompletion((asked) =>
  at(asked, (document, offset) => ({ isIncomplete: false, items: completionsAt(document, offset) }), []),
);
connection.onHover((asked) => at(asked, hoverAt, undefined) ?? null);
connection.onCodeAction(({ textDocument: { uri }, range }) =>
  answer(uri, (document) => codeActionsAt(document, uri, spanIn(document, range)), []),
);
connection.onDocumentFormatting(({ textDocument: { uri } }) => answer(uri, formatEdits, []));
connection.onFoldingRanges(({ textDocument: { uri } }) => answer(uri, foldingRanges, []));
connection.onDocumentSymbol(({ textDocument: { uri } }) => answer(uri, documentSymbols, []));
connection.onDocumentLinks(({ textDocument: { uri } }) => answer(uri, documentLinks, []));
connection.onDefinition(
  (asked) => at(asked, (document, offset) => definitionAt(document, asked.textDocument.uri, offset), undefined) ?? null,
);
connection.onReferences((asked) =>
  at(asked, (document, offset) => referencesAt(document, asked.textDocument.uri, offset), []),
);
connection.onPrepareRename((asked) => at(asked, renamable, undefined) ?? null);
connection.onRenameRequest((asked) => {
  const edits = at(asked, (document, offset) => renameEdits(document, offset, asked.newName), []);
  if (typeof edits === 'string') return new ResponseError(ErrorCodes.InvalidRequest, edits);
  return { changes: { [asked.textDocument.uri]: edits } };
});
connection.onCodeLens(({ textDocument: { uri } }) =>
  answer(uri, (document) => codeLenses(document, uri, speeds.of(document.file)), []),
);
connection.languages.inlayHint.on(({ textDocument: { uri }, range }) =>
  answer(uri, (document) => defaultHints(document, spanIn(document, range)), []),
);

connection.onNotification(measuredNotification, ({ uri, imagesPerSecond }: Measured) => {
  answer(
    uri,
    (document) =>
      speeds.measured(speedOf(experimentSummary(document).network, document.filled.model.quantum, imagesPerSecond)),
    undefined,
  );
});

const waiting = new Map<string, NodeJS.Timeout>();
documents.onDidChangeContent(({ document: { uri, version } }) => {
  clearTimeout(waiting.get(uri));
  waiting.set(
    uri,
    setTimeout(() => tellProblems(uri), version <= 1 ? 0 : pause),
  );
});
documents.onDidClose(({ document: { uri } }) => {
  clearTimeout(waiting.get(uri));
  waiting.delete(uri);
  void connection.sendDiagnostics({ uri, diagnostics: [] });
});
connection.onDidChangeWatchedFiles(() => documents.keys().forEach(tellProblems));

function tellProblems(uri: string): void {
  const version = documents.get(uri)?.version;
  if (version === undefined) return;
  void connection.sendDiagnostics({ uri, version, diagnostics: answer(uri, diagnosticsOf, []) });
}

documents.listen(connection);
connection.listen();
