import { KindGuard, type TSchema } from '@sinclair/typebox';
import { CompletionItemKind } from 'vscode-languageserver';
import { choiceOf, discriminatorOf, formsOf } from '../../experiment/schema/fields';
import { asYaml } from '../../experiment/validation/wording';
import { gateTable } from '../../quantum/gates/gate-table';
import { literal, rank, type Offer } from './insertion';
import { isDefault } from './key-offers';

/** Values that may stand at a field, on one line. */
export function valueOffers(schema: TSchema): Offer[] {
  const own = ownOffers(schema);
  const shown = new Set(own.map(({ label }) => label));
  return [...own, ...exampleOffers(schema, shown)];
}

function ownOffers(schema: TSchema): Offer[] {
  if (KindGuard.IsUnion(schema)) {
    const key = discriminatorOf(schema);
    if (key !== undefined) return [];
    const { literals, others } = choiceOf(schema);
    const named = literals.map(({ value, description }, index) =>
      plain(value, index, schema, { kind: CompletionItemKind.EnumMember, description }),
    );
    return [...named, ...others.filter((form) => !isGroup(form)).flatMap((form) => valueOffers(form))];
  }
  if (KindGuard.IsLiteral(schema))
    return [
      plain(schema.const as string | number, 0, schema, {
        kind: CompletionItemKind.EnumMember,
        description: schema.description ?? '',
      }),
    ];
  if (KindGuard.IsBoolean(schema))
    return ['true', 'false'].map((value, index) => plain(value, index, schema, { kind: CompletionItemKind.Value }));
  if (KindGuard.IsArray(schema)) return listOffers(schema.items);
  if (schema.title === 'Gate') return gateOffers();
  return [];
}

/** The literals of a discriminator, each told by its form. */
export function formOffers(schema: TSchema, key: string): Offer[] {
  if (!KindGuard.IsUnion(schema)) return [];
  return [...formsOf(schema, key)].map(([name, form], index) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    description: form.description ?? '',
    snippet: name,
    sort: rank(0, index),
  }));
}

function plain(
  value: string | number,
  index: number,
  schema: TSchema,
  { kind, description = '' }: { kind: CompletionItemKind; description?: string },
): Offer {
  const standard = isDefault(schema, value);
  const boolean = KindGuard.IsBoolean(schema);
  return {
    ...{ label: String(value), kind, description, sort: rank(0, index) },
    snippet: boolean ? String(value) : literal(asYaml(value)),
    ...(standard && { detail: 'default', preselect: true }),
  };
}

/** The default and the usual choices, numbers by size. */
function exampleOffers(schema: TSchema, shown: ReadonlySet<string>): Offer[] {
  const examples = (schema['examples'] as readonly unknown[] | undefined) ?? [];
  const values = [schema.default as unknown, ...examples].filter(
    (value) => (typeof value === 'number' || typeof value === 'string') && value !== '',
  ) as (string | number)[];
  const sorted = [...new Set(values)].filter((value) => !shown.has(String(value)));
  if (sorted.every((value) => typeof value === 'number')) sorted.sort((a, b) => (a < b ? -1 : 1));
  const single = sorted.map((value, index) => ({
    ...plain(value, index, schema, { kind: CompletionItemKind.Value }),
    detail: isDefault(schema, value) ? 'default' : ((schema['unit'] as string | undefined) ?? 'usual'),
    sort: rank(1, index),
  }));
  const lists = examples
    .filter((value): value is unknown[] => Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    .map((value, index): Offer => {
      const text = `[${value.map((item) => (typeof item === 'string' ? asYaml(item) : String(item))).join(', ')}]`;
      return { label: text, kind: CompletionItemKind.Value, snippet: literal(text), sort: rank(2, index) };
    });
  return [...single, ...lists];
}

function listOffers(item: TSchema): Offer[] {
  if (!KindGuard.IsUnion(item)) return [];
  const names = choiceOf(item).literals.map(({ value }) => String(value));
  if (names.length === 0) return [];
  return [
    {
      label: '[…]',
      kind: CompletionItemKind.Snippet,
      description: `A list of ${names.join(', ')}.`,
      snippet: '[$0]',
      sort: rank(3, 0),
    },
  ];
}

function gateOffers(): Offer[] {
  return gateTable.map(({ name, description }, index) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    description,
    snippet: name,
    sort: rank(0, index),
  }));
}

function isGroup(schema: TSchema): boolean {
  return KindGuard.IsObject(schema) || KindGuard.IsRecord(schema);
}
