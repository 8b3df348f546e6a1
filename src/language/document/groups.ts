import { KindGuard, type TObject, type TSchema } from '@sinclair/typebox';
import { isPlainObject, type Path } from '../../experiment/paths';
import { choiceOf, discriminatorOf, fieldAt, formsOf } from '../../experiment/schema/fields';
import { Experiment } from '../../experiment/schema/experiment';
import type { ExperimentDocument } from './experiment-document';

/** What may stand inside a field, by the form that the experiment chooses. */
export type Inside =
  | { readonly kind: 'keys'; readonly properties: readonly (readonly [key: string, schema: TSchema])[] }
  /** A group whose key tells its forms apart, and has not been written yet. */
  | {
      readonly kind: 'forms';
      readonly key: string;
      readonly schema: TSchema;
      readonly forms: ReadonlyMap<string, TObject>;
    }
  /** A group whose keys are names. */
  | { readonly kind: 'names'; readonly entry: TSchema }
  | { readonly kind: 'items'; readonly item: TSchema }
  /** Nothing: it holds a single value. */
  | { readonly kind: 'value' };

/** The field at a path of the file as it is being written. */
export function schemaAt({ plain }: ExperimentDocument, path: Path): TSchema | undefined {
  return path.length === 0 ? Experiment : fieldAt(path, plain);
}

export function insideOf(schema: TSchema, value: unknown): Inside {
  if (KindGuard.IsObject(schema)) return { kind: 'keys', properties: Object.entries(schema.properties) };
  if (KindGuard.IsRecord(schema))
    return { kind: 'names', entry: Object.values(schema.patternProperties)[0] as TSchema };
  if (KindGuard.IsArray(schema)) return { kind: 'items', item: schema.items };
  if (!KindGuard.IsUnion(schema)) return { kind: 'value' };
  const key = discriminatorOf(schema);
  if (key === undefined) {
    const { others } = choiceOf(schema);
    const group = others.find((form) => KindGuard.IsObject(form) || KindGuard.IsRecord(form));
    const list = others.find((form) => KindGuard.IsArray(form));
    const chosen = Array.isArray(value) ? (list ?? group) : (group ?? list);
    return chosen === undefined ? { kind: 'value' } : insideOf(chosen, value);
  }
  const forms = formsOf(schema, key);
  const chosen = isPlainObject(value) ? forms.get(String(value[key])) : undefined;
  return chosen === undefined ? { kind: 'forms', key, schema, forms } : insideOf(chosen, value);
}

/** Whether a field can hold keys or list entries on lines below it. */
export function holdsLines(schema: TSchema): boolean {
  return insideOf(schema, undefined).kind !== 'value';
}
