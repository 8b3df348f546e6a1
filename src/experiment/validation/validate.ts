import {
  KindGuard,
  type TArray,
  type TObject,
  type TRecord,
  type TSchema,
  type TTuple,
  type TUnion,
} from '@sinclair/typebox';
import { isPlainObject, pathText, type Path, type PlainObject } from '../paths';
import type { Finding } from '../problem';
import { child, choiceOf, discriminatorOf, formFor, formsOf, isRequired } from '../schema/fields';
import { closest } from './closest';
import { unknownKey } from './key-findings';
import { choiceFinding, nameOf, numberFindings, stringFindings, valueError, wrongType } from './scalar-findings';
import { asYaml, either, shown, wanted } from './wording';

/** Everything in `value` that the schema forbids. A choice between groups is judged by the form that its discriminator names. */
export function validate(schema: TSchema, value: unknown, path: Path): Finding[] {
  // What could not be read (an alias to nothing) is a problem already.
  if (value === undefined) return [];
  if (KindGuard.IsUnion(schema)) return validateUnion(schema, value, path);
  if (KindGuard.IsObject(schema))
    return isPlainObject(value) ? validateObject(schema, value, path) : [wrongType(schema, value, path)];
  if (KindGuard.IsRecord(schema))
    return isPlainObject(value) ? validateRecord(schema, value, path) : [wrongType(schema, value, path)];
  if (KindGuard.IsArray(schema))
    return Array.isArray(value) ? validateArray(schema, value, path) : [wrongType(schema, value, path)];
  if (KindGuard.IsTuple(schema))
    return Array.isArray(value) ? validateTuple(schema, value, path) : [wrongType(schema, value, path)];
  if (KindGuard.IsString(schema))
    return typeof value === 'string' ? stringFindings(schema, value, path) : [wrongType(schema, value, path)];
  if (KindGuard.IsNumber(schema) || KindGuard.IsInteger(schema))
    return typeof value === 'number' ? numberFindings(schema, value, path) : [wrongType(schema, value, path)];
  if (KindGuard.IsBoolean(schema)) return typeof value === 'boolean' ? [] : [wrongType(schema, value, path)];
  if (KindGuard.IsLiteral(schema)) return value === schema.const ? [] : [wrongType(schema, value, path)];
  throw new Error(`The experiment's schema has a kind of field that is not validated at ${pathText(path)}`);
}

/** Unknown keys that are told one by one. */
const mostUnknown = 100;

function validateObject(schema: TObject, value: PlainObject, path: Path): Finding[] {
  const known = Object.keys(schema.properties);
  const findings: Finding[] = [];
  let unknown = 0;
  for (const [key, field] of Object.entries(value)) {
    const property = child(schema, key);
    if (property === undefined) {
      if (++unknown <= mostUnknown) findings.push(unknownKey(key, [...path, key], known, groupName(path)));
    } else findings.push(...validate(property, field, [...path, key]));
  }
  if (unknown > mostUnknown)
    findings.push(
      valueError(
        path,
        'unknown-key',
        `${nameOf(path)} has ${unknown - mostUnknown} more keys that are not known.`,
        'Is this an experiment?',
      ),
    );
  for (const [key, property] of Object.entries(schema.properties)) {
    if (isRequired(property) && !Object.hasOwn(value, key)) findings.push(missingKey(key, property, path));
  }
  return findings;
}

function groupName(path: Path): string {
  return pathText(path).replaceAll(/\[\d+\]/g, '[…]');
}

function missingKey(key: string, schema: TSchema, path: Path): Finding {
  const group = path.length === 0 ? 'The experiment' : nameOf(path);
  const remedy = `Add \`${key}: …\`, ${wanted(schema)}. ${schema.description ?? ''}`.trim();
  return {
    severity: 'error',
    code: 'missing-key',
    what: `${group} has no \`${key}\`.`,
    remedy,
    path: [...path, key],
    part: 'key',
  };
}

function validateUnion(schema: TUnion, value: unknown, path: Path): Finding[] {
  const discriminator = discriminatorOf(schema);
  if (discriminator !== undefined) return validateForms(schema, discriminator, value, path);
  if (choiceOf(schema).literals.some((literal) => literal.value === value)) return [];
  const form = formFor(schema, value);
  return form === undefined ? [choiceFinding(schema, value, path)] : validate(form, value, path);
}

function validateForms(schema: TUnion, key: string, value: unknown, path: Path): Finding[] {
  const names = [...formsOf(schema, key).keys()];
  const all = either(names.map((name) => `\`${name}\``));
  if (!isPlainObject(value)) {
    const meant =
      typeof value === 'string' ? (closest(value, names) ?? names.find((name) => value.includes(name))) : undefined;
    const remedy = `Write \`${key}: ${meant ?? '…'}\` on a line below it, indented; ${key} is ${all}.`;
    return [
      valueError(
        path,
        value === null ? 'no-value' : 'wrong-type',
        value === null ? `${nameOf(path)} has no value.` : `${nameOf(path)} is ${shown(value)}.`,
        remedy,
      ),
    ];
  }
  if (!Object.hasOwn(value, key))
    return [
      {
        ...valueError(path, 'missing-key', `${nameOf(path)} has no \`${key}\`.`, `Add \`${key}: …\`: ${all}.`),
        part: 'key',
      },
    ];
  const form = formFor(schema, value);
  const chosen = value[key];
  if (form !== undefined)
    return validate(form, value, path).map((one) => ofOtherForm(one, schema, key, chosen as string, path) ?? one);
  const meant = typeof chosen === 'string' ? closest(chosen, names) : undefined;
  const finding = valueError(
    [...path, key],
    'unknown-value',
    chosen === null ? `\`${key}\` has no value.` : `\`${key}\` is ${shown(chosen)}.`,
    meant === undefined ? `Write ${all}.` : `Did you mean \`${meant}\`? Possible: ${all}.`,
    meant === undefined ? undefined : { title: `Change to \`${meant}\``, replace: asYaml(meant) },
  );
  return [finding];
}

/** An unknown key that another form of the union has. */
function ofOtherForm(one: Finding, schema: TUnion, key: string, chosen: string, path: Path): Finding | undefined {
  const name = one.path.at(-1);
  if (one.code !== 'unknown-key' || one.path.length !== path.length + 1 || typeof name !== 'string') return undefined;
  const owners = [...formsOf(schema, key)].filter(([, form]) => Object.hasOwn(form.properties, name));
  if (owners.length === 0) return undefined;
  const { severity, code, part } = one;
  const what = `\`${name}\` is no key of \`${pathText(path)}\` with \`${key}: ${chosen}\`.`;
  const remedy = `It goes with ${either(owners.map(([value]) => `\`${key}: ${value}\``))}.`;
  return { severity, code, part, path: one.path, what, remedy };
}

function validateRecord(schema: TRecord, value: PlainObject, path: Path): Finding[] {
  const entry = Object.values(schema.patternProperties)[0] as TSchema;
  const findings = Object.entries(value).flatMap(([key, field]) => validate(entry, field, [...path, key]));
  const fewest = (schema['minProperties'] as number | undefined) ?? 0;
  if (Object.keys(value).length < fewest)
    findings.push(
      valueError(
        path,
        'too-few',
        `${nameOf(path)} has ${Object.keys(value).length} of the ${fewest} entries that it needs.`,
        `Name at least ${fewest}.`,
      ),
    );
  return findings;
}

function validateArray(schema: TArray, value: readonly unknown[], path: Path): Finding[] {
  const { minItems = 0, maxItems = Infinity } = schema;
  if (value.length < minItems)
    return [
      valueError(
        path,
        'too-few',
        `${nameOf(path)} is empty.`,
        'Name at least one entry, or remove the key to have its default.',
      ),
    ];
  if (value.length > maxItems)
    return [
      valueError(path, 'too-many', `${nameOf(path)} has ${value.length} entries.`, `At most ${maxItems} are allowed.`),
    ];
  const findings = value.flatMap((item, index) => validate(schema.items, item, [...path, index]));
  value.forEach((item, index) => {
    if (schema.uniqueItems === true && value.indexOf(item) < index)
      findings.push(
        valueError([...path, index], 'repeated', `${nameOf([...path, index])} stands there already.`, 'Remove it.'),
      );
  });
  return findings;
}

function validateTuple(schema: TTuple, value: readonly unknown[], path: Path): Finding[] {
  const items = schema.items ?? [];
  if (value.length !== items.length) {
    const titles = items.map((item) => (item.title ?? '').toLowerCase()).join(', ');
    return [
      valueError(
        path,
        'wrong-count',
        `${nameOf(path)} has ${value.length} entries.`,
        `Write ${items.length}: [${titles}].`,
      ),
    ];
  }
  return items.flatMap((item, index) => validate(item, value[index], [...path, index]));
}
