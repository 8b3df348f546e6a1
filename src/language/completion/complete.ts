import type { CompletionItem } from 'vscode-languageserver';
import { cursorAt } from '../document/cursor';
import type { ExperimentDocument } from '../document/experiment-document';
import { entryItems } from './entry-items';
import { valueItems } from './value-items';

/** What may be written at an offset of the file. */
export function completionsAt(document: ExperimentDocument, offset: number): CompletionItem[] {
  const cursor = cursorAt(document.text, document.outline, offset);
  switch (cursor.kind) {
    case 'nothing':
      return [];
    case 'value':
      return valueItems(document, cursor.node, cursor.word, offset);
    case 'entry':
      return entryItems(document, cursor, offset);
  }
}
