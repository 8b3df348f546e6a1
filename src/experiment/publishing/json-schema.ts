import { KindGuard, type TSchema } from '@sinclair/typebox';
import { choiceOf, isRequired } from '../schema/fields';
import { Experiment } from '../schema/experiment';
import { fieldMarkdown } from './describe';

export type JsonSchema = Record<string, unknown>;

/** Keywords of JSON Schema that are carried over as they are. */
const kept = [
  'title',
  'description',
  'default',
  'examples',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
] as const;

/**
 * The language as JSON Schema (draft-07) for editors: only what the user has to write is required, and descriptions
 * also come as Markdown and one for each value, as VS Code reads them.
 */
export function experimentSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from src/experiment/schema by npm run generate; do not edit.',
    ...jsonSchema(Experiment),
  };
}

function jsonSchema(schema: TSchema): JsonSchema {
  const base: JsonSchema = Object.fromEntries(
    kept.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key] as unknown]),
  );
  if (schema.title !== undefined) base['markdownDescription'] = fieldMarkdown(schema);
  return { ...base, ...structure(schema) };
}

function structure(schema: TSchema): JsonSchema {
  if (KindGuard.IsUnion(schema)) return union(schema);
  if (KindGuard.IsLiteral(schema)) return { const: schema.const };
  if (KindGuard.IsObject(schema)) {
    const entries = Object.entries(schema.properties);
    const required = entries.filter(([, property]) => isRequired(property)).map(([key]) => key);
    return {
      type: 'object',
      properties: Object.fromEntries(entries.map(([key, property]) => [key, jsonSchema(property)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    };
  }
  if (KindGuard.IsRecord(schema))
    return { type: 'object', additionalProperties: jsonSchema(Object.values(schema.patternProperties)[0] as TSchema) };
  if (KindGuard.IsArray(schema)) return { type: 'array', items: jsonSchema(schema.items) };
  if (KindGuard.IsTuple(schema)) {
    const items = schema.items ?? [];
    return { type: 'array', items: items.map(jsonSchema), minItems: items.length, maxItems: items.length };
  }
  return { type: schema['type'] as string };
}

/** Literals become one `enum` with a description each; other forms stand beside it. */
function union(schema: TSchema): JsonSchema {
  if (!KindGuard.IsUnion(schema)) return {};
  const { literals, others } = choiceOf(schema);
  const names = {
    enum: literals.map(({ value }) => value),
    enumDescriptions: literals.map(({ description }) => description),
    markdownEnumDescriptions: literals.map(({ description }) => description),
  };
  if (others.length === 0) return names;
  return { anyOf: [...(literals.length > 0 ? [names] : []), ...others.map(jsonSchema)] };
}
