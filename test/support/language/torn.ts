import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '../../../examples');
export const exampleTexts = readdirSync(examples)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(examples, name), 'utf8'));

const odd = fc.constantFrom(
  ...Array.from(':-[]{}\'"#&*!|>%@`,?~\n\t\r \\0aé😀'),
  ...[
    '\n  ',
    '\n      ',
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
    '>-\n',
    '{ "a": [',
    "''",
  ],
);

const cut = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 60 }),
  inserted: fc.array(odd, { maxLength: 6 }).map((parts) => parts.join('')),
});

/** An example with a few stretches replaced by signs that mean something in YAML; or such signs alone. */
export const tornText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...exampleTexts), fc.array(cut, { minLength: 1, maxLength: 4 }))
      .map(([text, cuts]) =>
        cuts.reduce((torn, { at, length, inserted }) => {
          const start = Math.floor(at * torn.length);
          return torn.slice(0, start) + inserted + torn.slice(start + length);
        }, text),
      ),
  },
  { weight: 1, arbitrary: fc.array(odd, { maxLength: 80 }).map((parts) => parts.join('')) },
);
