import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import { isPlainObject } from '../../experiment/paths';
import { rangeOf, type ExperimentDocument } from '../document/experiment-document';
import { schemaAt } from '../document/groups';
import { isWord, pathOf, plainOf, type OutlineNode } from '../document/outline';

/** The file's outline, in the words of the field: list entries are called after what they hold. */
export function documentSymbols(document: ExperimentDocument): DocumentSymbol[] {
  return symbolsIn(document, document.outline, 0);
}

/** An experiment needs five levels. */
const deepest = 12;

function symbolsIn(document: ExperimentDocument, holder: OutlineNode, depth: number): DocumentSymbol[] {
  if (depth > deepest) return [];
  return holder.children
    .filter((node) => !isWord(node))
    .map((node) => {
      const range = rangeOf(document, node);
      const children = symbolsIn(document, node, depth + 1);
      const key = node.key ?? { start: node.start, end: Math.min(node.end, node.start + 1) };
      return {
        name: nameOf(document, node),
        detail: detailOf(node),
        kind: kindOf(node),
        range,
        selectionRange: rangeOf(document, key),
        ...(children.length > 0 && { children }),
      };
    });
}

function nameOf(document: ExperimentDocument, node: OutlineNode): string {
  if (typeof node.step === 'string') return node.step === '' ? '(empty)' : node.step;
  const title = schemaAt(document, pathOf(node))?.title;
  return title === undefined ? `${node.step + 1}` : `${title} ${node.step + 1}`;
}

function detailOf(node: OutlineNode): string {
  if (node.scalar !== undefined) return String(node.scalar.value).slice(0, 80);
  if (node.alias !== undefined) return `*${node.alias.name}`;
  const value = plainOf(node);
  if (isPlainObject(value)) return groupDetail(value);
  return Array.isArray(value) ? `${value.length} ${value.length === 1 ? 'entry' : 'entries'}` : '';
}

/** The value that says most of a group: which kind, how many filters. */
function groupDetail(value: Readonly<Record<string, unknown>>): string {
  const telling = ['source', 'kind', 'ansatz', 'gate', 'channel', 'filters', 'units', 'epochs'].find(
    (key) => key in value,
  );
  if (telling === undefined) return '';
  const text = value[telling];
  if (typeof text === 'number') return `${text} ${telling}`;
  return typeof text === 'string' ? text : '';
}

function kindOf({ shape, scalar }: OutlineNode): SymbolKind {
  if (shape === 'list') return SymbolKind.Array;
  if (shape === 'map') return SymbolKind.Namespace;
  if (typeof scalar?.value === 'number') return SymbolKind.Number;
  if (typeof scalar?.value === 'boolean') return SymbolKind.Boolean;
  return scalar === undefined ? SymbolKind.Null : SymbolKind.String;
}
