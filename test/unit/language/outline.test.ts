import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { readYaml } from '../../../src/experiment/reading/yaml-source';
import { descendants, pathOf, plainOf } from '../../../src/language/document/outline';
import { readOutline } from '../../../src/language/document/read-outline';
import { Experiment } from '../../../src/experiment/schema/experiment';
import { valueOf } from '../experiment/arbitrary-experiment';

const arbitraryExperiment = valueOf(Experiment);
import { exampleTexts } from '../../support/language/torn';

/** Where the file is sound, lines and indentation say the same as YAML: the same data, keys and values at the same places. */
function assertAgrees(text: string): void {
  const yaml = readYaml(text);
  assert.deepEqual(yaml.problems, []);
  const outline = readOutline(text);
  assert.deepEqual(JSON.parse(JSON.stringify(plainOf(outline))), JSON.parse(JSON.stringify(yaml.source)));
  for (const node of descendants(outline)) {
    const path = pathOf(node);
    if (node.key !== undefined) {
      const { start, end } = yaml.locate(path, 'key');
      assert.deepEqual(node.key, { start: start.offset, end: end.offset }, `key ${path.join('.')} in\n${text}`);
    }
    if (node.scalar !== undefined && !/^[|>]/.test(text.slice(node.scalar.start))) {
      const { start, end } = yaml.locate(path, 'value');
      const { start: from, end: to } = node.scalar;
      assert.deepEqual({ from, to }, { from: start.offset, to: end.offset }, `value ${path.join('.')} in\n${text}`);
    }
  }
}

test('the examples', () => {
  for (const text of exampleTexts) assertAgrees(text);
});

for (const [style, options] of Object.entries({
  'block style': { lineWidth: 0, blockQuote: false },
  'lists not indented': { lineWidth: 0, indentSeq: false, blockQuote: false },
  'four spaces': { lineWidth: 0, indent: 4, blockQuote: false },
}))
  test(`any experiment in ${style}`, () => {
    fc.assert(
      fc.property(arbitraryExperiment, (experiment) => assertAgrees(stringify(experiment, options))),
      { numRuns: 150, seed: 3 },
    );
  });

test('any experiment as JSON', () => {
  fc.assert(
    fc.property(arbitraryExperiment, (experiment) => assertAgrees(JSON.stringify(experiment, null, 2))),
    { numRuns: 150, seed: 3 },
  );
});
