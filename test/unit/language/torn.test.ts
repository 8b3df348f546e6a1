import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diagnosticsOf } from '../../../src/language/diagnostics/diagnostics';
import { experimentDocument } from '../../../src/language/document/experiment-document';
import { askEverything } from '../../support/language/every-feature';
import { exampleTexts, tornText } from '../../support/language/torn';
import { projectDisk } from '../experiment/fake-disk';

test('a thousand torn files: every feature answers, inside the text', () => {
  fc.assert(
    fc.property(tornText, fc.double({ min: 0, max: 1, noNaN: true }), (text, at) => {
      askEverything(text, Math.floor(at * text.length), projectDisk);
    }),
    { numRuns: 1000, seed: 6 },
  );
});

test('the cursor at every place of an example, the line behind it gone', () => {
  const [text = ''] = exampleTexts;
  for (let offset = 0; offset <= text.length; offset += 3)
    askEverything(text.slice(0, offset) + text.slice(text.indexOf('\n', offset)), offset, projectDisk);
});

const bombs: Readonly<Record<string, string>> = {
  aliases: `a0: &a0 [lol]\n${Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`).join('\n')}\n`,
  brackets: '['.repeat(100_000),
  'ten thousand keys': Array.from({ length: 10_000 }, (_, i) => `key${i}: 1`).join('\n'),
  'one word': `name: ${'x'.repeat(200_000)}`,
  'open quotes': `"a: '`.repeat(5_000),
  dashes: '- '.repeat(10_000),
  stairs: Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  'more than a megabyte': `# ${'x'.repeat(1024 * 1024)}\ndataset: { source: phantom }`,
};

for (const [name, text] of Object.entries(bombs))
  test(`a bomb of ${name} is refused, not suffered`, () => {
    const start = performance.now();
    askEverything(text, Math.floor(text.length / 2), projectDisk);
    assert.ok(performance.now() - start < 5000, `${Math.round(performance.now() - start)} ms`);
  });

test('aliases upon aliases are told', () => {
  const document = experimentDocument(bombs['aliases']!, '/project/examples/a.experiment.yaml', projectDisk);
  assert.ok(diagnosticsOf(document).some(({ code }) => code === 'too-many-aliases'));
});
