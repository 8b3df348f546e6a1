import { KindGuard, type TSchema } from '@sinclair/typebox';
import { isPlainObject, type PlainObject } from '../paths';
import { formFor, isOptional } from '../schema/fields';

/**
 * `value` with every default of the schema, keys in the schema's order. Assumes a valid value; what is missing without
 * a default, or whose default depends on the rest of the file, stays undefined.
 */
export function fill(schema: TSchema, value: unknown): unknown {
  const given = value === undefined ? (schema.default as unknown) : value;
  if (given === undefined) return undefined;
  if (KindGuard.IsUnion(schema)) {
    const form = formFor(schema, given);
    if (form !== undefined) return fill(form, given);
    return isPlainObject(given) || Array.isArray(given) ? undefined : given;
  }
  if (KindGuard.IsObject(schema) && isPlainObject(given)) {
    const result: PlainObject = {};
    for (const [key, property] of Object.entries(schema.properties)) {
      const filled = fill(property, Object.hasOwn(given, key) ? given[key] : undefined);
      if (filled !== undefined || !isOptional(property)) result[key] = filled;
    }
    return result;
  }
  if (KindGuard.IsRecord(schema) && isPlainObject(given)) {
    const entry = Object.values(schema.patternProperties)[0] as TSchema;
    return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, fill(entry, item)]));
  }
  if (KindGuard.IsArray(schema) && Array.isArray(given)) return given.map((item) => fill(schema.items, item));
  return Array.isArray(given) ? [...(given as unknown[])] : given;
}
