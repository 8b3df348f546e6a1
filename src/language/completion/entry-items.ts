import type { TSchema } from '@sinclair/typebox';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import { asYaml } from '../../experiment/validation/wording';
import type { Cursor } from '../document/cursor';
import type { ExperimentDocument } from '../document/experiment-document';
import { insideOf, schemaAt, type Inside } from '../document/groups';
import { isWord, pathOf, plainOf, type OutlineNode, type Span } from '../document/outline';
import { namesForKey } from './data-names';
import { itemFor, literal, rank, suggestAgain, type Insertion, type Offer } from './insertion';
import { keyOffers } from './key-offers';
import { itemSectionOffers, sectionOffers } from './section-offers';
import { lineOffers, valueItems } from './value-items';
import { formOffers } from './value-offers';

/** What may begin as an entry of a group or list: a key, a whole section, a list entry. */
export function entryItems(
  document: ExperimentDocument,
  { holder, word, own }: Extract<Cursor, { kind: 'entry' }>,
  offset: number,
): CompletionItem[] {
  const path = pathOf(holder);
  const schema = schemaAt(document, path);
  if (schema === undefined) return [];
  const inside = insideOf(schema, plainOf(holder));
  if (inside.kind === 'value') return valueItems(document, holder, word, offset);
  const place = entryPlace(document, holder, word, own);
  if (inside.kind === 'items') return listEntries(document, inside.item, holder, place);
  const nameOnly = own?.colon !== undefined;
  const written = holder.children.filter((child) => child !== own && !isWord(child));
  const present = new Set(written.map(({ step }) => String(step)));
  const keys = entryOffers(document, inside, holder, present, { ...place, nameOnly });
  const sections = nameOnly || place.inFlow ? [] : sectionOffers(holder, path, place.indent);
  return [...keys, ...sections].map((offer) => itemFor(place, offer));
}

function entryOffers(
  document: ExperimentDocument,
  inside: Inside,
  holder: OutlineNode,
  present: ReadonlySet<string>,
  place: { readonly indent: number; readonly inFlow: boolean; readonly nameOnly: boolean },
): Offer[] {
  if (inside.kind === 'keys') return keyOffers(inside.properties, present, place);
  if (inside.kind === 'names') return nameOffers(namesForKey(document, pathOf(holder)), present, place.nameOnly);
  return inside.kind === 'forms' ? discriminatorOffers(inside, place.nameOnly) : [];
}

/** The key that tells the forms apart, alone and with each of its values. */
function discriminatorOffers({ key, schema }: Extract<Inside, { kind: 'forms' }>, nameOnly: boolean): Offer[] {
  const kind = CompletionItemKind.Property;
  if (nameOnly) return [{ label: key, kind, snippet: key, sort: rank(0, 0) }];
  return [
    { label: key, kind, detail: 'required', snippet: `${key}: $0`, sort: rank(0, 0), then: suggestAgain },
    ...formOffers(schema, key).map((offer, index) => ({
      ...offer,
      label: `${key}: ${offer.label}`,
      snippet: `${key}: ${offer.snippet}`,
      sort: rank(1, index),
    })),
  ];
}

function nameOffers(names: readonly string[], present: ReadonlySet<string>, nameOnly: boolean): Offer[] {
  return names
    .filter((name) => !present.has(name))
    .map((name, index) => ({
      ...{ label: name, kind: CompletionItemKind.Constant, detail: 'in the data', sort: rank(0, index) },
      snippet: nameOnly ? literal(asYaml(name)) : `${literal(asYaml(name))}: $0`,
      ...(!nameOnly && { then: suggestAgain }),
    }));
}

/** A new entry of a list: outside brackets it begins with its dash. */
function listEntries(
  document: ExperimentDocument,
  item: TSchema,
  holder: OutlineNode,
  place: Insertion,
): CompletionItem[] {
  const path = pathOf(holder);
  const inside = insideOf(item, undefined);
  const dashed = (offer: Offer): Offer => ({ ...offer, label: `- ${offer.label}`, snippet: `- ${offer.snippet}` });
  if (inside.kind === 'value') {
    const offers = lineOffers(document, item, [...path, holder.children.length]);
    return offers.map((offer) => itemFor(place, place.inFlow ? offer : dashed(offer)));
  }
  if (place.inFlow) return [];
  const keyPlace = { indent: place.indent + 2, inFlow: false, nameOnly: false };
  const keys = inside.kind === 'keys' ? keyOffers(inside.properties, new Set(), keyPlace) : [];
  const forms = inside.kind === 'forms' ? discriminatorOffers(inside, false) : [];
  const sections = itemSectionOffers(path, place.indent);
  return [...[...keys, ...forms].map(dashed), ...sections].map((offer) => itemFor(place, offer));
}

/** Where an entry goes: with its neighbours, whatever column it was begun in. */
function entryPlace(
  document: ExperimentDocument,
  holder: OutlineNode,
  word: Span,
  own: OutlineNode | undefined,
): Insertion {
  const { text } = document;
  const lineStart = text.lastIndexOf('\n', word.start - 1) + 1;
  const column = word.start - lineStart;
  const asIs = { document, span: word, indent: column, before: '', inFlow: holder.flow !== undefined };
  const onlySpace = text.slice(lineStart, word.start).trim() === '';
  if (asIs.inFlow || !onlySpace) return asIs;
  const neighbour = holder.children.find((child) => child !== own && !isWord(child));
  const indent = neighbour?.indent ?? (column > holder.indent ? column : holder.indent + 2);
  if (indent === column) return asIs;
  return { ...asIs, span: { start: lineStart, end: word.end }, indent, before: ' '.repeat(indent) };
}
