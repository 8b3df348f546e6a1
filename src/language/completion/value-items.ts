import type { TSchema } from '@sinclair/typebox';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import type { Path } from '../../experiment/paths';
import { asYaml } from '../../experiment/validation/wording';
import type { ExperimentDocument } from '../document/experiment-document';
import { insideOf, schemaAt, type Inside } from '../document/groups';
import { pathOf, type OutlineNode, type Span } from '../document/outline';
import { columnNames, namesForValue } from './data-names';
import { itemFor, literal, rank, type Insertion, type Offer } from './insertion';
import { pathItems } from './path-items';
import { belowKey, sectionsBelowKey } from './section-offers';
import { formOffers, valueOffers } from './value-offers';

/** What may stand behind a key or a dash. */
export function valueItems(
  document: ExperimentDocument,
  node: OutlineNode,
  word: Span,
  offset: number,
): CompletionItem[] {
  const place = valuePlace(document, node, word);
  const group = node.parent === undefined ? undefined : schemaAt(document, pathOf(node.parent));
  const inGroup = group === undefined ? undefined : insideOf(group, undefined);
  // A discriminator's values come from all forms, not from the one that is chosen.
  if (inGroup?.kind === 'forms' && inGroup.key === node.step)
    return formOffers(inGroup.schema, inGroup.key).map((offer) => itemFor(place, offer));
  const path = pathOf(node);
  const schema = schemaAt(document, path);
  if (schema === undefined) return [];
  const paths = pathItems(document, schema, word, offset);
  if (paths !== undefined) return paths;
  const inTemplate = templateItems(document, path, word, offset);
  if (inTemplate !== undefined) return inTemplate;
  const onLine = lineOffers(document, schema, path);
  const below = node.inFlow ? [] : belowOffers(insideOf(schema, undefined), path, place.indent);
  return [...onLine, ...below].map((offer) => itemFor(place, offer));
}

/** A space is put behind a colon or dash that has none. */
function valuePlace(document: ExperimentDocument, node: OutlineNode, word: Span): Insertion {
  const behindSign = /[:-]/.test(document.text[word.start - 1] ?? '') && !node.inFlow;
  const before = behindSign && word.start === word.end ? ' ' : '';
  return { document, span: word, indent: node.indent + (node.key === undefined ? 0 : 2), before, inFlow: node.inFlow };
}

function belowOffers(inside: Inside, path: Path, indent: number): Offer[] {
  if (inside.kind === 'value') return [];
  const forms = inside.kind === 'forms' ? [...inside.forms] : [];
  const begun = forms.map(([name, { description = '' }], index) => {
    const line = `${inside.kind === 'forms' ? inside.key : ''}: ${name}`;
    return belowKey({ label: line, description, lines: [line] }, indent, rank(4, index));
  });
  return [...begun, ...sectionsBelowKey(path, indent)];
}

/** Values on one line: names from the data where the field wants them, else what the schema knows. */
export function lineOffers(document: ExperimentDocument, schema: TSchema, path: Path): Offer[] {
  const names = namesForValue(document, path);
  if (names === undefined) return valueOffers(schema);
  const kind = path[1] === 'columns' ? CompletionItemKind.Field : CompletionItemKind.Constant;
  return names.map((label, index) => ({
    ...{ label, kind, detail: 'in the data', sort: rank(0, index) },
    snippet: literal(asYaml(label)),
  }));
}

/** Columns inside the braces of a path's template; undefined elsewhere. */
function templateItems(
  document: ExperimentDocument,
  path: Path,
  word: Span,
  offset: number,
): CompletionItem[] | undefined {
  const typed = document.text.slice(word.start, offset);
  const open = typed.lastIndexOf('{');
  if (path.join('.') !== 'dataset.columns.path' || open <= typed.lastIndexOf('}')) return undefined;
  const rest = /^[^}"'\s/]*\}?/.exec(document.text.slice(offset, word.end))?.[0] ?? '';
  const span = { start: word.start + open + 1, end: offset + rest.length };
  const place: Insertion = { document, span, indent: 0, before: '', inFlow: false };
  const kind = CompletionItemKind.Field;
  return columnNames(document).map((label, index) =>
    itemFor(place, { label, kind, detail: 'in the data', sort: rank(0, index), snippet: literal(`${label}}`) }),
  );
}
