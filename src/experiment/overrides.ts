import { KindGuard, type TSchema } from '@sinclair/typebox';
import { parseDocument } from 'yaml';
import { copied } from './defaults/without-broken';
import { isPlainObject, parsePath, pathText, type Path, type PlainObject } from './paths';
import type { Finding } from './problem';
import { plainValue } from './reading/plain-value';
import { child, structured } from './schema/fields';
import { Experiment } from './schema/experiment';
import { unknownKey } from './validation/key-findings';
import { valueError } from './validation/scalar-findings';

/** One value set on the command line. */
export interface SetValue {
  readonly path: Path;
  /** As the user gave it, `--set path=value`. */
  readonly option: string;
}

export interface Overridden {
  readonly source: PlainObject;
  readonly set: readonly SetValue[];
  /** Options that could not be applied. */
  readonly findings: readonly (Finding & { readonly option: string })[];
}

/**
 * The experiment with `path=value` options applied, in order. Values are read as YAML, but for fields that hold text,
 * which take everything behind the `=`. The result still has to be validated.
 */
export function applyOverrides(source: PlainObject, overrides: readonly string[]): Overridden {
  let result = copied(source) as PlainObject;
  const set: SetValue[] = [];
  const findings: (Finding & { option: string })[] = [];
  for (const override of overrides) {
    const option = `--set ${override}`;
    const equals = override.indexOf('=');
    if (equals < 1) {
      const remedy = 'Write `path=value`, such as `training.epochs=3`.';
      findings.push({ ...valueError([], 'bad-override', `“${override}” sets nothing.`, remedy), option });
      continue;
    }
    const path = parsePath(override.slice(0, equals).trim());
    const changed = copied(result) as PlainObject;
    const error = assign(changed, path, override.slice(equals + 1).trim());
    if (error !== undefined) findings.push({ ...error, option });
    else {
      result = changed;
      set.push({ path, option });
    }
  }
  return { source: result, set, findings };
}

/** Sets the value in place, making the groups and default lists on the way; an error where the path leads nowhere. */
function assign(source: PlainObject, path: Path, text: string): Finding | undefined {
  let schema: TSchema = Experiment;
  let holder: PlainObject | unknown[] = source;
  for (const [index, step] of path.entries()) {
    const group = structured(schema, holder, step);
    const next = child(group, step);
    if (next === undefined) return badStep(group, path, index);
    if (Array.isArray(holder) && Number(step) > holder.length)
      return valueError(
        path,
        'bad-override',
        `\`${pathText(path.slice(0, index))}\` has ${holder.length} entries.`,
        'Entries are counted from 0.',
      );
    const slot = holder as Record<string | number, unknown>;
    if (index === path.length - 1) slot[step] = readValue(next, text);
    else {
      const here = slot[step];
      if (!isPlainObject(here) && !Array.isArray(here)) slot[step] = emptyFor(next, path[index + 1]!);
      holder = slot[step] as PlainObject | unknown[];
      schema = next;
    }
  }
  return undefined;
}

function badStep(group: TSchema | undefined, path: Path, index: number): Finding {
  const known = group !== undefined && KindGuard.IsObject(group) ? Object.keys(group.properties) : [];
  const above = pathText(path.slice(0, index));
  if (known.length > 0) return unknownKey(String(path[index]), path, known, above);
  return valueError(path, 'unknown-key', `\`${above}\` has no keys of its own.`, 'Set the value itself.');
}

/** What a step can be set in: the list's default entries, or an empty group. */
function emptyFor(schema: TSchema, step: string | number): PlainObject | unknown[] {
  const group = structured(schema, undefined, step);
  if (typeof step === 'number' && group !== undefined && KindGuard.IsArray(group))
    return Array.isArray(schema.default) ? (copied(schema.default) as unknown[]) : [];
  return Object.create(null) as PlainObject;
}

function readValue(schema: TSchema, text: string): unknown {
  if (KindGuard.IsString(schema) && !/^(["']).*\1$/s.test(text)) return text;
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const { value, unreadable } = plainValue(document.contents);
  return document.errors.length + document.warnings.length + unreadable.length > 0 ? text : value;
}
