import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeActionsAt } from '../../../src/language/actions/code-actions';
import { open, edited, uri } from './open-text';

/** What every action of the file makes of it. */
function actions(text: string): Record<string, string> {
  const document = open(text);
  const found = codeActionsAt(document, uri, { start: 0, end: text.length });
  return Object.fromEntries(found.map(({ title, edit }) => [title, edited(document, edit?.changes?.[uri] ?? [])]));
}

const phantom = 'dataset:\n  source: phantom\n';

test('a slip in a key or a value is mended', () => {
  assert.equal(
    actions(`${phantom}training:\n  epoch: 3\n`)['Change to `epochs`'],
    `${phantom}training:\n  epochs: 3\n`,
  );
  const text = `${phantom}model:\n  quantum:\n    ansatz: StronglyEntanglingLayer\n`;
  assert.equal(actions(text)['Change to `StronglyEntanglingLayers`'], text.replace('Layer\n', 'Layers\n'));
});

test('an older spelling becomes ours', () => {
  const text = `${phantom}training:\n  optimiser:\n    lr: 0.01\n`;
  assert.equal(actions(text)['Change to `learningRate`'], text.replace('lr', 'learningRate'));
});

test('a number is brought to its limit', () => {
  const text = `${phantom}model:\n  quantum:\n    qubits: 99\n`;
  assert.equal(actions(text)['Change to 24'], text.replace('99', '24'));
});

test('a state is shrunk to what fits', () => {
  const text = `${phantom}model:\n  quantum:\n    qubits: 24\n`;
  assert.equal(actions(text)['Change to 22'], text.replace('24', '22'));
});

test('a path is led to its neighbour', () => {
  const text = 'dataset:\n  source: folder\n  path: ../data/brain-tumour\n';
  assert.equal(actions(text)['Change to `../data/brain-tumor`'], text.replace('tumour', 'tumor'));
});

test('missing keys are added where they belong', () => {
  assert.equal(actions('seed: 1\n')['Add `dataset:`'], 'dataset:\n  source: phantom\n\nseed: 1\n');
  assert.equal(
    actions('dataset:\n  source: manifest\nseed: 1\n')['Add `manifest: "../data/brain-tumor/manifest.csv"`'],
    'dataset:\n  source: manifest\n  manifest: "../data/brain-tumor/manifest.csv"\nseed: 1\n',
  );
  const withBlocks = `${phantom}model:\n  blocks:\n    - kernel: 3\n      pool: max\n`;
  assert.equal(
    actions(withBlocks)['Add `filters: 8`'],
    `${phantom}model:\n  blocks:\n    - kernel: 3\n      filters: 8\n      pool: max\n`,
  );
  assert.equal(
    actions('dataset:\n  imagesPerClass: 9\n')['Add `source: phantom`'],
    'dataset:\n  source: phantom\n  imagesPerClass: 9\n',
  );
});

test('a missing key in brackets', () => {
  const text = `${phantom}model: { blocks: [{ kernel: 3 }] }\n`;
  assert.equal(actions(text)['Add `filters: 8`'], `${phantom}model: { blocks: [{ filters: 8, kernel: 3 }] }\n`);
});

test('keys that change nothing, or are none, are taken out', () => {
  const text = `${phantom}training:\n  epochs: 3\n  optimiser:\n    momentum: 0.5\n    kind: adam\n`;
  assert.equal(actions(text)['Remove `momentum`'], text.replace('    momentum: 0.5\n', ''));
});

test('several slips at once', () => {
  const text = `${phantom}trainin:\n  epoch: 3\nsede: 1\n`;
  assert.equal(actions(text)['Mend all 2 slips'], `${phantom}training:\n  epoch: 3\nseed: 1\n`);
});

test('JSON becomes YAML, with the same data', () => {
  const json = '{ "dataset": { "source": "phantom" }, "model": { "blocks": [{ "filters": 8 }] } }';
  const yaml = `${phantom}model:\n  blocks:\n    - filters: 8\n`;
  assert.equal(actions(json)['Write this JSON as YAML'], yaml);
  assert.equal(actions(yaml)['Write this JSON as YAML'], undefined);
});

test('in JSON what is mended stays JSON', () => {
  const json = '{ "dataset": { "source": "phantom" }, "sede": 1, "engine": { "name": "wsm" } }';
  const made = actions(json);
  assert.equal(made['Change to `seed`'], json.replace('"sede"', '"seed"'));
  assert.equal(made['Change to `wasm`'], json.replace('"wsm"', '"wasm"'));
});
