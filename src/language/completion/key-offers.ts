import { KindGuard, type TSchema } from '@sinclair/typebox';
import { CompletionItemKind } from 'vscode-languageserver';
import { defaultText, fieldMarkdown, typeText } from '../../experiment/publishing/describe';
import { choiceOf, discriminatorOf, isRequired } from '../../experiment/schema/fields';
import { insideOf } from '../document/groups';
import { indented, literal, rank, suggestAgain, type Offer } from './insertion';

/** How a key is written at this place. */
export interface KeyPlace {
  readonly indent: number;
  readonly inFlow: boolean;
  /** Its colon is there already: only the name is replaced. */
  readonly nameOnly: boolean;
}

export function keyOffers(
  properties: readonly (readonly [key: string, schema: TSchema])[],
  present: ReadonlySet<string>,
  place: KeyPlace,
): Offer[] {
  return properties
    .filter(([key]) => !present.has(key))
    .map(([key, schema], index) => keyOffer(key, schema, index, place));
}

function keyOffer(key: string, schema: TSchema, index: number, place: KeyPlace): Offer {
  const required = isRequired(schema);
  const value = place.nameOnly ? undefined : valueSnippet(schema, place);
  return {
    label: key,
    kind: insideOf(schema, undefined).kind === 'value' ? CompletionItemKind.Property : CompletionItemKind.Module,
    detail: `${schema.title ?? ''}${required ? ' (required)' : ''}: ${typeText(schema).replaceAll('`', '')}`.slice(
      0,
      120,
    ),
    description: fieldMarkdown(schema),
    snippet: value === undefined ? key : `${key}:${value.text}`,
    sort: rank(required ? 0 : 1, index),
    ...(value?.suggest === true && { then: suggestAgain }),
  };
}

interface ValueSnippet {
  /** Behind the colon. */
  readonly text: string;
  readonly suggest?: boolean;
}

function valueSnippet(schema: TSchema, { indent, inFlow }: KeyPlace): ValueSnippet {
  if (KindGuard.IsLiteral(schema)) return { text: ` ${schema.const}` };
  if (KindGuard.IsUnion(schema)) {
    const key = discriminatorOf(schema);
    if (key === undefined && choiceOf(schema).literals.length > 0) return { text: ' $0', suggest: true };
    if (key !== undefined && !inFlow) return { text: `\n${' '.repeat(indent + 2)}$0`, suggest: true };
  }
  const inside = insideOf(schema, undefined);
  if (inside.kind === 'items') return { text: listSnippet(inside.item, indent, inFlow) };
  if (inside.kind !== 'value') {
    if (inFlow) return { text: ' { $0 }', suggest: true };
    return {
      text: `\n${' '.repeat(indent + 2)}${inside.kind === 'keys' ? requiredSnippet(inside.properties, indent + 2) : '$0'}`,
      suggest: true,
    };
  }
  if (typeof schema.default === 'number') return { text: ` \${1:${schema.default}}` };
  return { text: ' $0', suggest: true };
}

function listSnippet(item: TSchema, indent: number, inFlow: boolean): string {
  const inside = insideOf(item, undefined);
  if (inside.kind === 'keys' && !inFlow)
    return `\n${' '.repeat(indent + 2)}- ${requiredSnippet(inside.properties, indent + 4)}`;
  return ' [$0]';
}

/** The keys that have to be there, with places for their values. */
function requiredSnippet(properties: readonly (readonly [key: string, schema: TSchema])[], indent: number): string {
  const lines = properties
    .filter(([, schema]) => isRequired(schema))
    .map(([key, schema], index) => {
      const example = (schema['examples'] as readonly unknown[] | undefined)?.[0];
      const shown = typeof example === 'string' || typeof example === 'number' ? literal(String(example)) : '';
      const list = KindGuard.IsArray(schema);
      return `${key}: ${list ? '[' : ''}\${${index + 1}${shown === '' ? '' : `:${shown}`}}${list ? ']' : ''}`;
    });
  return lines.length === 0 ? '$0' : indented(lines, indent);
}

/** ``default `4` `` for a list of values. */
export function isDefault(schema: TSchema, value: unknown): boolean {
  return schema.default === value || defaultText(schema) === `\`${String(value)}\``;
}
