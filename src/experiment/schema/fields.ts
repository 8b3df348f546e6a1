import { KindGuard, OptionalKind, type TObject, type TSchema, type TUnion } from '@sinclair/typebox';
import { isPlainObject, type Path } from '../paths';
import { Experiment } from './experiment';

/** A choice between literals with perhaps one structured form beside them, taken apart. */
export interface Choice {
  readonly literals: readonly { readonly value: string | number; readonly description: string }[];
  /** What else may stand there: a group of keys, a list, a number, a text. */
  readonly others: readonly TSchema[];
}

export function choiceOf(schema: TUnion): Choice {
  const literals: { value: string | number; description: string }[] = [];
  const others: TSchema[] = [];
  for (const option of schema.anyOf) {
    if (KindGuard.IsLiteral(option))
      literals.push({ value: option.const as string | number, description: option.description ?? '' });
    else others.push(option);
  }
  return { literals, others };
}

/** The key that tells the forms of a union of groups apart, such as `source`. */
export function discriminatorOf(schema: TSchema): string | undefined {
  return (schema['discriminator'] as { propertyName: string } | undefined)?.propertyName;
}

/** The forms of a discriminated union by the value of its discriminator. */
export function formsOf(schema: TUnion, key: string): ReadonlyMap<string, TObject> {
  return new Map(
    schema.anyOf
      .filter((form) => KindGuard.IsObject(form))
      .map((form) => [String((form.properties[key] as TSchema)['const']), form]),
  );
}

export function isOptional(schema: TSchema): boolean {
  return OptionalKind in schema;
}

/** Whether a group that holds this field is incomplete without it. */
export function isRequired(schema: TSchema): boolean {
  return !isOptional(schema) && schema.default === undefined && schema['defaultText'] === undefined;
}

/** The form of a choice that a value of this JavaScript type can only mean; undefined where there is none. */
export function formFor(schema: TUnion, value: unknown): TSchema | undefined {
  const key = discriminatorOf(schema);
  if (key !== undefined) {
    const chosen = isPlainObject(value) ? value[key] : undefined;
    return typeof chosen === 'string' ? formsOf(schema, key).get(chosen) : undefined;
  }
  return choiceOf(schema).others.find((form) => {
    if (Array.isArray(value)) return KindGuard.IsArray(form) || KindGuard.IsTuple(form);
    if (isPlainObject(value)) return KindGuard.IsObject(form) || KindGuard.IsRecord(form);
    if (typeof value === 'number') return KindGuard.IsNumber(form) || KindGuard.IsInteger(form);
    return typeof value === 'string' && KindGuard.IsString(form);
  });
}

/**
 * The schema of the field at a path of this experiment, choosing forms as the experiment does; undefined where the
 * language knows no such field. A group of keys that isn't written yet is found too.
 */
export function fieldAt(path: Path, source: unknown): TSchema | undefined {
  let schema: TSchema | undefined = Experiment;
  let value: unknown = source;
  for (const step of path) {
    schema = child(structured(schema, value, step), step);
    if (schema === undefined) return undefined;
    value =
      isPlainObject(value) || Array.isArray(value) ? (value as Record<string | number, unknown>)[step] : undefined;
  }
  return schema;
}

/** The form of `schema` that can hold this step. */
export function structured(schema: TSchema, value: unknown, step: string | number): TSchema | undefined {
  if (!KindGuard.IsUnion(schema)) return schema;
  const form = formFor(schema, value);
  if (form !== undefined) return form;
  return schema.anyOf.find((option) => child(option, step) !== undefined);
}

export function child(schema: TSchema | undefined, step: string | number): TSchema | undefined {
  if (schema === undefined) return undefined;
  if (KindGuard.IsObject(schema)) return Object.hasOwn(schema.properties, step) ? schema.properties[step] : undefined;
  if (KindGuard.IsRecord(schema)) return Object.values(schema.patternProperties)[0];
  if (KindGuard.IsTuple(schema)) return schema.items?.[Number(step)];
  return KindGuard.IsArray(schema) && typeof step === 'number' ? schema.items : undefined;
}
