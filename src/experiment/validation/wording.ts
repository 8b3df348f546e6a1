import { KindGuard, type TSchema } from '@sinclair/typebox';
import { choiceOf, discriminatorOf, formsOf } from '../schema/fields';
import { limitsText } from '../schema/limits';

/** A value as a message quotes it, on one line and not too long. */
export function shown(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of keys';
  if (typeof value === 'boolean') return `the truth value ${String(value)}`;
  const text = scalarText(value).replaceAll(/\s+/g, ' ');
  const short = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  return typeof value === 'number' ? short : `“${short}”`;
}

/** A number, truth value or text as it is written. */
export function scalarText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? value.toString() : JSON.stringify(value);
}

/** `a, b or c`. */
export function either(items: readonly (string | number)[]): string {
  const texts = items.map(String);
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1) ?? ''}`;
}

/** What may stand at a field, as the end of “Write …”. */
export function wanted(schema: TSchema): string {
  if (KindGuard.IsUnion(schema)) {
    const key = discriminatorOf(schema);
    if (key !== undefined)
      return `a group with \`${key}\`: ${either([...formsOf(schema, key).keys()].map((name) => `\`${name}\``))}`;
    const { literals, others } = choiceOf(schema);
    return either([...literals.map(({ value }) => `\`${value}\``), ...others.map(wanted)]);
  }
  if (KindGuard.IsLiteral(schema)) return `\`${schema.const}\``;
  if (KindGuard.IsInteger(schema)) return withLimits('a whole number', schema);
  if (KindGuard.IsNumber(schema)) return withLimits('a number', schema);
  if (KindGuard.IsString(schema)) return 'a text';
  if (KindGuard.IsBoolean(schema)) return '`true` or `false`';
  if (KindGuard.IsTuple(schema))
    return `a list \`[${(schema.items ?? []).map(({ title = '…' }) => title.toLowerCase()).join(', ')}]\``;
  if (KindGuard.IsArray(schema))
    return KindGuard.IsObject(schema.items) ? 'a list of groups, each begun by `- `' : 'a list such as `[…, …]`';
  if (KindGuard.IsRecord(schema)) return 'a group such as `name: …`';
  if (KindGuard.IsObject(schema))
    return `a group of keys (${Object.keys(schema.properties).slice(0, 3).join(', ')}, …)`;
  return 'something else';
}

function withLimits(what: string, schema: TSchema): string {
  const limits = limitsText(schema);
  return limits === '' ? what : `${what}, ${limits}`;
}

/** A text as YAML, quoted where it has to be. */
export function asYaml(value: string | number): string {
  return typeof value === 'number' || /^[A-Za-z][\w-]*$/.test(value) ? String(value) : JSON.stringify(value);
}
