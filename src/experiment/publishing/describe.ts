import { KindGuard, type TSchema } from '@sinclair/typebox';
import { choiceOf, discriminatorOf, isOptional, isRequired } from '../schema/fields';
import { limitsText } from '../schema/limits';

/** What may stand at a field, in a few words: `whole number`, `` `adam` · `sgd` ``, `list of texts`. */
export function typeText(schema: TSchema): string {
  if (KindGuard.IsUnion(schema)) {
    if (discriminatorOf(schema) !== undefined) return 'group of keys';
    const { literals, others } = choiceOf(schema);
    return [...literals.map(({ value }) => `\`${value}\``), ...others.map(typeText)].join(' · ');
  }
  if (KindGuard.IsLiteral(schema)) return `\`${schema.const}\``;
  if (KindGuard.IsInteger(schema)) return 'whole number';
  if (KindGuard.IsNumber(schema)) return 'number';
  if (KindGuard.IsBoolean(schema)) return '`true` · `false`';
  if (KindGuard.IsString(schema)) return schema.format === 'regex' ? 'regular expression' : 'text';
  if (KindGuard.IsArray(schema)) return `list of ${itemText(schema.items)}`;
  if (KindGuard.IsTuple(schema))
    return `[${(schema.items ?? []).map((item) => (item.title ?? '').toLowerCase()).join(', ')}]`;
  if (KindGuard.IsRecord(schema)) return `name: ${typeText(Object.values(schema.patternProperties)[0] as TSchema)}`;
  return 'group of keys';
}

function itemText(schema: TSchema): string {
  const plural: Record<string, string> = {
    text: 'texts',
    'whole number': 'whole numbers',
    number: 'numbers',
    'group of keys': 'groups of keys',
  };
  const single = typeText(schema);
  return plural[single] ?? single;
}

/** The default as it would be written, or in words; `required` and `–` where there is none. */
export function defaultText(schema: TSchema): string {
  const words = schema['defaultText'] as string | undefined;
  if (words !== undefined) return words;
  if (isRequired(schema)) return 'required';
  if (schema.default === undefined) return isOptional(schema) ? '–' : 'required';
  if (typeof schema.default === 'object')
    return Array.isArray(schema.default) ? `\`${JSON.stringify(schema.default)}\`` : 'all defaults below';
  return schema.default === '' ? 'empty' : `\`${String(schema.default)}\``;
}

/** Limits with the unit: `1 … 24`, `at least 0, below 1; epochs`. */
export function limitsWithUnit(schema: TSchema): string {
  const unit = schema['unit'] as string | undefined;
  return [numericLimits(schema), unit ?? ''].filter((text) => text !== '').join('; ');
}

function numericLimits(schema: TSchema): string {
  if (!KindGuard.IsUnion(schema)) return limitsText(schema);
  const form = schema.anyOf.find((one) => KindGuard.IsInteger(one) || KindGuard.IsNumber(one));
  return form === undefined ? '' : limitsText(form);
}

/** Everything there is to say of a field, as Markdown: for a hover and for editors that read the JSON Schema. */
export function fieldMarkdown(schema: TSchema): string {
  const { formula, paper } = schema as { formula?: string; paper?: string };
  const limits = limitsWithUnit(schema);
  const facts = [
    schema.title === 'Experiment' ? '' : `Default: ${defaultText(schema)}`,
    limits === '' ? '' : `Limits: ${limits}`,
    formula === undefined ? '' : `Formula: ${formula}`,
    paper === undefined ? '' : `Source: ${paper}`,
  ].filter((text) => text !== '');
  return [schema.description ?? '', ...facts].filter((text) => text !== '').join('\n\n');
}
