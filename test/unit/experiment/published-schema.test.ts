import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { KindGuard } from '@sinclair/typebox';
import Ajv from 'ajv';
import fc from 'fast-check';
import { experimentDocs } from '../../../scripts/generate-experiment-docs';
import { experimentSchema } from '../../../src/experiment/publishing/json-schema';
import { choiceOf } from '../../../src/experiment/schema/fields';
import { Experiment } from '../../../src/experiment/schema/experiment';
import { validate } from '../../../src/experiment/validation/validate';
import { fieldsOf, valueOf } from './arbitrary-experiment';

test('generated files are up to date (else: npm run generate)', () => {
  for (const [file, text] of experimentDocs()) {
    assert.equal(readFileSync(join(__dirname, '../../..', file), 'utf8'), text, file);
  }
});

test('every field has a title and a description that is a sentence; every value has a sentence', () => {
  const missing: string[] = [];
  for (const [path, field] of fieldsOf(Experiment)) {
    if (path.includes('operations[]')) continue;
    const leaf = /\[\]$/.test(path) && !KindGuard.IsObject(field);
    if (!leaf && (field.title === undefined || !/[.:…)]$/.test(field.description ?? ''))) missing.push(path);
    if (!KindGuard.IsUnion(field)) continue;
    for (const { value, description } of choiceOf(field).literals)
      if (!/\.\)?$/.test(description)) missing.push(`${path} = ${value}`);
  }
  assert.deepEqual(missing, []);
});

test('every group of keys refuses others, every number has limits', () => {
  for (const [path, field] of fieldsOf(Experiment)) {
    if (KindGuard.IsObject(field)) assert.equal(field.additionalProperties, false, path);
    if (path.includes('operations[]') || !(KindGuard.IsNumber(field) || KindGuard.IsInteger(field))) continue;
    assert.ok((field.minimum ?? field.exclusiveMinimum) !== undefined, path);
    assert.ok((field.maximum ?? field.exclusiveMaximum) !== undefined, path);
  }
});

test('examples and defaults in the schema are valid', () => {
  for (const [path, field] of fieldsOf(Experiment)) {
    for (const example of [
      ...((field.examples as unknown[] | undefined) ?? []),
      ...(field.default === undefined ? [] : [field.default as unknown]),
    ]) {
      assert.deepEqual(validate(field, example, []), [], `${path}: ${JSON.stringify(example)}`);
    }
  }
});

const ajv = new Ajv({ strict: false, allowUnionTypes: true, formats: { regex: true } });
const published = ajv.compile(experimentSchema());

test('the published JSON Schema accepts what the language accepts', () => {
  fc.assert(
    fc.property(valueOf(Experiment), (experiment) => {
      assert.ok(published(experiment), JSON.stringify(published.errors));
    }),
    { numRuns: 300, seed: 1 },
  );
});

test('the published JSON Schema refuses what the language refuses', () => {
  let refused = 0;
  fc.assert(
    fc.property(
      valueOf(Experiment),
      fc.nat(),
      fc.oneof(fc.constantFrom(null, 'x', -1, 0, 1.5, 1e9, true), fc.constantFrom([], {}, [1, 2, 3])),
      (experiment, pick, other) => {
        const damaged = JSON.parse(JSON.stringify(experiment)) as Record<string, unknown>;
        const places = leavesOf(damaged);
        const [holder, key] = places[pick % places.length]!;
        holder[key] = other;
        const valid = validate(Experiment, damaged, []).length === 0;
        if (!valid) refused++;
        assert.equal(published(damaged), valid, `${key}: ${JSON.stringify(other)}`);
      },
    ),
    { numRuns: 500, seed: 1 },
  );
  assert.ok(refused > 100, `${refused} refused`);
});

/** Every key of every group, with its group. */
function leavesOf(value: unknown): (readonly [Record<string, unknown>, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  return Object.keys(record).flatMap((key) => [[record, key] as const, ...leavesOf(record[key])]);
}
