import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseExperiment, type ParsedExperiment } from '../../../src/experiment/parse';
import { projectDisk } from './fake-disk';

const examples = join(__dirname, '../../../examples');
const texts = readdirSync(examples).map((name) => readFileSync(join(examples, name), 'utf8'));

/** Parses, and sees to it that every problem has a place in the text and none comes after a later one. */
function soundlyParsed(text: string): ParsedExperiment {
  const start = performance.now();
  const parsed = parseExperiment(text, '/project/examples/a.experiment.yaml', { disk: projectDisk });
  const time = performance.now() - start;
  assert.ok(time < 2000, `${Math.round(time)} ms`);
  const lines = text.split(/\r\n|\n|\r/);
  let last = 0;
  for (const { range, what, remedy } of parsed.problems) {
    assert.ok(what !== '' && remedy !== '');
    assert.ok(
      range.start.offset >= last && range.start.offset <= range.end.offset && range.end.offset <= text.length,
      what,
    );
    last = range.start.offset;
    for (const { line, column } of [range.start, range.end])
      assert.ok(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 2, what);
  }
  assert.equal(
    parsed.config === undefined,
    parsed.problems.some(({ severity }) => severity === 'error'),
  );
  return parsed;
}

const odd = fc.constantFrom(
  ...Array.from(':-[]{}\'"#&*!|>%@`,?~\n\t\r \\0aé😀'),
  '\n  ',
  ': ',
  '- ',
  '---\n',
  '<<: ',
  '&a ',
  '*a',
  '!!set ',
  '\uFEFF',
  '\u0000',
  '|\n',
);
const cut = fc.record({
  text: fc.constantFrom(...texts),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 60 }),
  inserted: fc.array(odd, { maxLength: 6 }).map((parts) => parts.join('')),
});

test('torn examples never throw or hang, and every problem has its place', () => {
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), ([first, ...more]) => {
      let text = first!.text;
      for (const { at, length, inserted } of [first!, ...more]) {
        const start = Math.floor(at * text.length);
        text = text.slice(0, start) + inserted + text.slice(start + length);
      }
      soundlyParsed(text);
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test('examples cut off at any place', () => {
  const [text = ''] = texts;
  for (let length = 0; length < text.length; length += 7) soundlyParsed(text.slice(0, length));
});

test('arbitrary text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc.array(odd, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        soundlyParsed(text);
      },
    ),
    { numRuns: 1000, seed: 1 },
  );
});

test('arbitrary data in YAML', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 4 }),
      fc.constantFrom('dataset', 'model', 'training', 'preprocessing'),
      (json, key) => {
        soundlyParsed(`${key}: ${json}\n`);
      },
    ),
    { numRuns: 1000, seed: 1 },
  );
});
