import { fileURLToPath } from 'node:url';
import type { TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Disk } from '../../experiment/disk';
import { experimentDocument, type ExperimentDocument } from '../document/experiment-document';

/** The experiments that are open, each read once a version. */
export function openExperiments(
  documents: TextDocuments<TextDocument>,
  disk: Disk,
): (uri: string) => ExperimentDocument | undefined {
  const read = new Map<string, { readonly version: number; readonly document: ExperimentDocument }>();
  documents.onDidClose(({ document }) => read.delete(document.uri));
  return (uri) => {
    const open = documents.get(uri);
    if (open === undefined) return undefined;
    const known = read.get(uri);
    if (known?.version === open.version) return known.document;
    const document = experimentDocument(open.getText(), filePath(uri), disk);
    read.set(uri, { version: open.version, document });
    return document;
  };
}

function filePath(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch {
    return decodeURIComponent(new URL(uri).pathname);
  }
}
