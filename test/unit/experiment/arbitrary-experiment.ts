import { KindGuard, type TSchema } from '@sinclair/typebox';
import fc from 'fast-check';
import { discriminatorOf, isRequired } from '../../../src/experiment/schema/fields';

/** Valid values of a field; keys that may be left out sometimes are. */
export function valueOf(schema: TSchema): fc.Arbitrary<unknown> {
  if (KindGuard.IsUnion(schema)) return fc.oneof(...schema.anyOf.map(valueOf));
  if (KindGuard.IsLiteral(schema)) return fc.constant(schema.const);
  if (KindGuard.IsBoolean(schema)) return fc.boolean();
  if (KindGuard.IsInteger(schema)) return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 });
  if (KindGuard.IsNumber(schema)) return numberOf(schema);
  if (KindGuard.IsString(schema)) return textOf(schema);
  if (KindGuard.IsTuple(schema)) return fc.tuple(...(schema.items ?? []).map(valueOf));
  if (KindGuard.IsArray(schema)) {
    const limits = { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 4, 4) };
    return schema.uniqueItems === true
      ? fc.uniqueArray(valueOf(schema.items), limits)
      : fc.array(valueOf(schema.items), limits);
  }
  if (KindGuard.IsRecord(schema)) {
    const entry = valueOf(Object.values(schema.patternProperties)[0] as TSchema);
    return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), entry, {
      minKeys: 2,
      maxKeys: 4,
      noNullPrototype: true,
    });
  }
  if (!KindGuard.IsObject(schema)) throw new Error('The schema has a kind of field that the tests do not make.');
  const entries = Object.entries(schema.properties);
  const required = entries.filter(([, property]) => isRequired(property)).map(([key]) => key);
  return fc.record(Object.fromEntries(entries.map(([key, property]) => [key, valueOf(property)])), {
    requiredKeys: required,
    noNullPrototype: true,
  });
}

function numberOf(schema: TSchema): fc.Arbitrary<number> {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema as Record<string, number | undefined>;
  return fc.double({
    min: minimum ?? exclusiveMinimum ?? -1000,
    max: maximum ?? exclusiveMaximum ?? 1000,
    minExcluded: exclusiveMinimum !== undefined,
    maxExcluded: exclusiveMaximum !== undefined,
    noNaN: true,
  });
}

/** Texts that YAML could take for something else are among them. */
function textOf(schema: TSchema): fc.Arbitrary<string> {
  const { minLength = 0, pattern, format } = schema as { minLength?: number; pattern?: string; format?: string };
  if (pattern !== undefined)
    return fc.string({ unit: fc.constantFrom('I', 'X', 'Y', 'Z'), minLength: 1, maxLength: 6 });
  if (format === 'regex') return fc.constantFrom('(sub-\\d+)', '^([^/]+)/', '(a|b)');
  const odd = fc.constantFrom(
    'true',
    'null',
    '~',
    '1',
    '1e3',
    '0x1f',
    'a: b',
    '# no',
    '- x',
    '{split}/{file}',
    "it's",
    'say "x"',
    ' spaces ',
    'two\nlines',
    'ümlaut 😀',
    '*a',
    '&a',
    '!t',
    '@x',
    '\\d',
  );
  return fc.oneof(fc.string({ minLength, maxLength: 20 }), odd);
}

/** Every field of a schema by its path, the forms of a choice each on their own. */
export function* fieldsOf(schema: TSchema, path = ''): Generator<readonly [path: string, field: TSchema]> {
  yield [path, schema];
  if (KindGuard.IsUnion(schema)) {
    const key = discriminatorOf(schema);
    for (const form of schema.anyOf) {
      if (KindGuard.IsLiteral(form)) continue;
      const named = key !== undefined && KindGuard.IsObject(form) ? `(${String(form.properties[key]?.['const'])})` : '';
      for (const [below, field] of fieldsOf(form, `${path}${named}`))
        if (field !== form || named !== '') yield [below, field];
    }
  }
  if (KindGuard.IsArray(schema)) yield* fieldsOf(schema.items, `${path}[]`);
  if (!KindGuard.IsObject(schema)) return;
  for (const [key, property] of Object.entries(schema.properties))
    yield* fieldsOf(property, path === '' ? key : `${path}.${key}`);
}
