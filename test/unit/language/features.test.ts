import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver';
import { completionsAt } from '../../../src/language/completion/complete';
import { foldingRanges } from '../../../src/language/folding/folding';
import { formattedText } from '../../../src/language/formatting/format';
import { defaultHints } from '../../../src/language/hints/default-hints';
import { documentLinks } from '../../../src/language/links/links';
import { definitionAt, referencesAt } from '../../../src/language/names/definition';
import { renamable, renameEdits } from '../../../src/language/names/rename';
import { documentSymbols } from '../../../src/language/symbols/symbols';
import { edited, open, openAt, uri } from './open-text';

const phantom = 'dataset:\n  source: phantom\n';
const classes =
  'dataset:\n  source: folder\n  path: ../data/brain-tumor/Training\n  classes:\n    healthy: notumor\n    ill: [glioma, pituitary]\ntraining:\n  classWeights:\n    ill: 2\n';

test('an offer is put where its neighbours are, whatever column it was begun in', () => {
  const { document, offset } = openAt(`${phantom}training:\n    epochs: 3\n  │\n`);
  const item = completionsAt(document, offset).find(({ label }) => label === 'batchSize');
  const text = edited(document, [item?.textEdit as never]);
  assert.equal(text, `${phantom}training:\n    epochs: 3\n    batchSize: \${1:32}\n`);
});

test('what stands of a word is replaced, a colon that is there kept', () => {
  const { document, offset } = openAt(`${phantom}training:\n  epo│chs: 3\n`);
  const item = completionsAt(document, offset).find(({ label }) => label === 'batchSize');
  assert.equal(edited(document, [item?.textEdit as never]), `${phantom}training:\n  batchSize: 3\n`);
});

test('formatting keeps comments, empty lines and data', () => {
  const text =
    '# why\ndataset:   { source: phantom }   # built in\n\n\nmodel:\n      blocks:\n      - filters:   16 # first\n      -   filters: 32\nseed: 0x10\n';
  const formatted = formattedText(text);
  assert.equal(
    formatted,
    '# why\ndataset: { source: phantom } # built in\n\nmodel:\n  blocks:\n    - filters: 16 # first\n    - filters: 32\nseed: 0x10\n',
  );
  assert.equal(formattedText(formatted ?? ''), formatted);
  assert.equal(formattedText('dataset: [\n'), undefined);
});

test('groups, list entries and comments fold', () => {
  const text = `# one\n# two\n${phantom}model:\n  blocks:\n    - filters: 1\n      kernel: 3\n`;
  const folds = foldingRanges(open(text)).map(({ startLine, endLine }) => `${startLine}–${endLine}`);
  assert.deepEqual(folds.sort(), ['0–1', '2–3', '4–7', '5–7', '6–7']);
});

test('the outline speaks in names', () => {
  const names = (symbols: readonly DocumentSymbol[]): unknown[] =>
    symbols.map(({ name, detail, children = [] }) => [name, detail, ...names(children)]);
  const text = `${phantom}model:\n  blocks:\n    - filters: 16\n  quantum:\n    ansatz: MPS\n`;
  assert.deepEqual(names(documentSymbols(open(text))), [
    ['dataset', 'phantom', ['source', 'phantom']],
    [
      'model',
      '',
      ['blocks', '1 entry', ['Convolution block 1', '16 filters', ['filters', '16']]],
      ['quantum', 'MPS', ['ansatz', 'MPS']],
    ],
  ]);
});

test('a class is renamed where it is named and where it is weighed', () => {
  const { document, offset } = openAt(classes.replace('ill: 2', 'i│ll: 2'));
  assert.equal(renamable(document, offset)?.placeholder, 'ill');
  const edits = renameEdits(document, offset, 'sick people');
  assert.ok(typeof edits !== 'string');
  assert.equal(edited(document, edits), classes.replaceAll('ill: ', '"sick people": '));
  assert.equal(definitionAt(document, uri, offset)?.range.start.line, 5);
  assert.equal(referencesAt(document, uri, offset).length, 2);
});

test('labels of the data can’t be renamed here, and say why', () => {
  const { document, offset } = openAt(`${phantom}training:\n  classWeights:\n    gli│oma: 2\n`);
  assert.equal(renamable(document, offset), undefined);
  const refusal = renameEdits(document, offset, 'x');
  assert.ok(typeof refusal === 'string');
  assert.match(refusal, /labels are in the data/);
});

test('anchors are found and renamed', () => {
  const { document, offset } = openAt(
    'dataset:\n  source: phantom\nmodel:\n  dense: { units: &n 8 }\n  blocks: [{ filters: *│n }]\n',
  );
  assert.deepEqual(definitionAt(document, uri, offset)?.range.start, { line: 3, character: 19 });
  const edits = renameEdits(document, offset, 'width');
  assert.ok(typeof edits !== 'string');
  assert.match(edited(document, edits), /&width 8 .*\n.*\*width /);
});

test('columns lead to their table, paths to their files', () => {
  const text =
    'dataset:\n  source: manifest\n  manifest: ../data/brain-tumor/manifest.csv\n  columns: { label: cl│ass, path: file }\n';
  const { document, offset } = openAt(text);
  assert.equal(definitionAt(document, uri, offset)?.uri, 'file:///project/data/brain-tumor/manifest.csv');
  assert.deepEqual(
    documentLinks(document).map(({ target }) => target),
    ['file:///project/data/brain-tumor/manifest.csv'],
  );
  const folder = open('dataset:\n  source: folder\n  path: ../data/brain-tumor\n  train: Training\n  test: Nowhere\n');
  assert.deepEqual(
    documentLinks(folder).map(({ target }) => target),
    ['file:///project/data/brain-tumor', 'file:///project/data/brain-tumor/Training'],
  );
});

test('hints tell the defaults that hold, also those that depend on the rest', () => {
  const text = `${phantom}model:\n  quantum:\n    qubits: 2\n    shots: 100\n    encoding: AngleEmbedding\n    ansatz: MPS\n    layers: 1\n`;
  const hints = defaultHints(open(text), { start: 0, end: text.length });
  const quantum = hints.find(({ position }) => position.line === 3);
  assert.equal(quantum?.position.character, '  quantum:'.length);
  assert.match(JSON.stringify(quantum?.label), /gradient: parameter-shift/);
  assert.ok(!hints.some(({ label }) => JSON.stringify(label).includes('qubits')));
});
