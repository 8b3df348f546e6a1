import {
  InsertTextFormat,
  InsertTextMode,
  type Command,
  type CompletionItem,
  type CompletionItemKind,
} from 'vscode-languageserver';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import type { Span } from '../document/outline';

/** Where completion puts what it offers. */
export interface Insertion {
  readonly document: ExperimentDocument;
  /** Text on the cursor's line that is replaced. */
  readonly span: Span;
  /** Column of the entry being written, from 0. */
  readonly indent: number;
  /** Put before the text: the space behind a colon, indentation that was wrong. */
  readonly before: string;
  readonly inFlow: boolean;
}

/** Asks for the values once the key is there. */
export const suggestAgain: Command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };

export interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  readonly description?: string;
  /** As a snippet of VS Code. */
  readonly snippet: string;
  readonly sort: string;
  readonly preselect?: boolean;
  readonly then?: Command;
}

export function itemFor({ document, span, before }: Insertion, offer: Offer): CompletionItem {
  const { label, kind, detail, description, snippet, sort, preselect, then } = offer;
  return {
    ...{ label, kind, filterText: label, sortText: sort },
    ...(detail !== undefined && detail !== '' && { detail }),
    ...(description !== undefined && description !== '' && { documentation: { kind: 'markdown', value: description } }),
    ...(preselect === true && { preselect }),
    ...(then !== undefined && { command: then }),
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: rangeOf(document, span), newText: before + snippet },
  };
}

/** Text that a snippet would take for a place to fill in. */
export function literal(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}

/** Lines below each other, each indented; the first one is not, as the cursor stands there already. */
export function indented(lines: readonly string[], indent: number): string {
  return lines.map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(indent) + line)).join('\n');
}

/** A sort text that puts 2 before 10. */
export function rank(group: number, index: number): string {
  return `${group}${String(index).padStart(4, '0')}`;
}
