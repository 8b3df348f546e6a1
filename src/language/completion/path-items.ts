import type { TSchema } from '@sinclair/typebox';
import type { CompletionItem } from 'vscode-languageserver';
import type { ExperimentDocument } from '../document/experiment-document';
import type { Span } from '../document/outline';
import { startFolder } from './data-names';
import { itemFor, type Insertion } from './insertion';
import { pathOffers } from './path-offers';

/** The next part of a path, in place of what stands of it around the cursor; undefined where the field holds no path. */
export function pathItems(
  document: ExperimentDocument,
  schema: TSchema,
  word: Span,
  offset: number,
): CompletionItem[] | undefined {
  const { path: wanted, folderBelow } = schema as { path?: 'file' | 'folder'; folderBelow?: string };
  if (wanted === undefined && folderBelow === undefined) return undefined;
  const start = startFolder(document, folderBelow !== undefined);
  if (start === undefined) return [];
  const { text } = document;
  const quoted = /["']/.test(text[word.start] ?? '');
  const begin = Math.min(word.start + (quoted ? 1 : 0), offset);
  const typed = text.slice(begin, offset);
  const segment = begin + typed.lastIndexOf('/') + 1;
  const rest = text.slice(offset, word.end);
  const behind = rest.search(/[/"']/);
  const span = { start: segment, end: offset + (behind < 0 ? rest.length : behind) };
  const before = span.start === span.end && text[segment - 1] === ':' ? ' ' : '';
  const place: Insertion = { document, span, indent: 0, before, inFlow: false };
  const query = { start, typed, wanted: wanted ?? 'folder', upwards: wanted !== undefined } as const;
  return pathOffers(query, document.disk).map((offer) => itemFor(place, offer));
}
