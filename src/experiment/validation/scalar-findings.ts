import { KindGuard, type TSchema, type TString } from '@sinclair/typebox';
import { messageOf } from '../../shared/failure';
import type { Path } from '../paths';
import type { Finding, Fix } from '../problem';
import { choiceOf } from '../schema/fields';
import { limitsText, nearestAllowed, withinLimits } from '../schema/limits';
import { closest } from './closest';
import { asYaml, either, scalarText, shown, wanted } from './wording';

/** An error in the value at a path. */
export function valueError(path: Path, code: string, what: string, remedy: string, fix?: Fix): Finding {
  return { severity: 'error', code, what, remedy, path, part: 'value', ...(fix && { fix }) };
}

/** The last key of a path, quoted, for the beginning of a message. */
export function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The experiment';
  return typeof last === 'number' ? `Entry ${last + 1} of ${nameOf(path.slice(0, -1))}` : `\`${last}\``;
}

export function wrongType(schema: TSchema, value: unknown, path: Path): Finding {
  if (value === null) {
    const remedy =
      schema.default === undefined
        ? `Write ${wanted(schema)}.`
        : `Write ${wanted(schema)}, or remove the key to have its default.`;
    return { ...valueError(path, 'no-value', `${nameOf(path)} has no value.`, remedy), part: 'key' };
  }
  const suggestion = converted(schema, value);
  const fix = suggestion === undefined ? undefined : { title: `Change to ${suggestion}`, replace: suggestion };
  const remedy = suggestion === undefined ? `Write ${wanted(schema)}.` : `Write ${suggestion}: ${wanted(schema)}.`;
  return valueError(path, 'wrong-type', `${nameOf(path)} is ${shown(value)}.`, remedy, fix);
}

/** The value as the type it should have had, in YAML; undefined where that can't be told. */
function converted(schema: TSchema, value: unknown): string | undefined {
  if (KindGuard.IsString(schema) && (typeof value === 'number' || typeof value === 'boolean'))
    return `"${String(value)}"`;
  if (KindGuard.IsArray(schema) && (typeof value === 'string' || typeof value === 'number'))
    return `[${asYaml(value)}]`;
  if (!(KindGuard.IsNumber(schema) || KindGuard.IsInteger(schema)) || typeof value !== 'string') return undefined;
  const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(value);
  const number = percent === null ? Number(value.replace(',', '.')) : Number(percent[1]) / 100;
  if (value.trim() === '' || !Number.isFinite(number) || !withinLimits(schema, number)) return undefined;
  return KindGuard.IsInteger(schema) && !Number.isInteger(number) ? undefined : String(number);
}

export function numberFindings(schema: TSchema, value: number, path: Path): Finding[] {
  const limits = limitsText(schema);
  if (!Number.isFinite(value))
    return [valueError(path, 'out-of-range', `${nameOf(path)} is ${value}.`, `Write ${wanted(schema)}.`)];
  if (KindGuard.IsInteger(schema) && !Number.isInteger(value)) {
    const whole = Math.round(value);
    const fix = withinLimits(schema, whole) ? { title: `Change to ${whole}`, replace: String(whole) } : undefined;
    return [valueError(path, 'not-whole', `${nameOf(path)} is ${value}.`, `Write ${wanted(schema)}.`, fix)];
  }
  if (withinLimits(schema, value)) return [];
  const nearest = nearestAllowed(schema, value);
  const fix = nearest === undefined ? undefined : { title: `Change to ${nearest}`, replace: String(nearest) };
  return [valueError(path, 'out-of-range', `${nameOf(path)} is ${value}.`, `It has to be ${limits}.`, fix)];
}

export function stringFindings(schema: TString, value: string, path: Path): Finding[] {
  if (value.length < (schema.minLength ?? 0))
    return [valueError(path, 'out-of-range', `${nameOf(path)} is an empty text.`, `Write ${wanted(schema)}.`)];
  if (value.length > (schema.maxLength ?? Infinity))
    return [
      valueError(
        path,
        'out-of-range',
        `${nameOf(path)} has ${value.length} characters.`,
        `At most ${schema.maxLength ?? 0} are allowed.`,
      ),
    ];
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    const upper = value.toUpperCase();
    const fix = new RegExp(schema.pattern, 'u').test(upper)
      ? { title: `Change to \`${upper}\``, replace: upper }
      : undefined;
    const remedy = `Write ${String(schema['patternText'])}.`;
    return [valueError(path, 'wrong-text', `${nameOf(path)} is ${shown(value)}.`, remedy, fix)];
  }
  if (schema.format === 'regex') {
    try {
      new RegExp(value, 'u');
    } catch (error) {
      return [
        valueError(
          path,
          'wrong-text',
          `${nameOf(path)} is no regular expression: ${messageOf(error)}.`,
          'Correct it; in double quotes a backslash is written twice.',
        ),
      ];
    }
  }
  return [];
}

/** A value that is none of a choice's literals and has no other form. */
export function choiceFinding(schema: TSchema, value: unknown, path: Path): Finding {
  if (value === null || !KindGuard.IsUnion(schema)) return wrongType(schema, value, path);
  const { literals, others } = choiceOf(schema);
  const names = literals.map((literal) => String(literal.value));
  const meant =
    value === false && names.includes('none')
      ? 'none'
      : typeof value === 'object'
        ? undefined
        : closest(scalarText(value), names);
  const numeric = literals.find((literal) => String(literal.value) === meant)?.value;
  const fix = meant === undefined ? undefined : { title: `Change to \`${meant}\``, replace: asYaml(numeric ?? meant) };
  const all = either([...names.map((name) => `\`${name}\``), ...others.map(wanted)]);
  const remedy = meant === undefined ? `Write ${all}.` : `Did you mean \`${meant}\`? Possible: ${all}.`;
  return valueError(path, 'unknown-value', `${nameOf(path)} is ${shown(value)}.`, remedy, fix);
}
