import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editYaml } from '../../../../src/webviews/circuit/host/edit-yaml';

const qubits = ['model', 'quantum', 'qubits'];

function edited(text: string, path: readonly string[], value: string | number | boolean): string {
  const edit = editYaml(text, path, value);
  assert.ok(edit !== undefined);
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

const cases: readonly (readonly [string, string, string])[] = [
  [
    'a value that stands there, with its comment',
    'model:\n  quantum:\n    qubits: 4 # wires\n    layers: 2\n',
    'model:\n  quantum:\n    qubits: 6 # wires\n    layers: 2\n',
  ],
  [
    'a key that is missing, behind the last',
    'model:\n  quantum:\n    layers: 2 # deep\n\ntraining:\n  epochs: 3\n',
    'model:\n  quantum:\n    layers: 2 # deep\n    qubits: 6\n\ntraining:\n  epochs: 3\n',
  ],
  [
    'sections that are missing',
    '# mine\ndataset:\n  source: phantom\n',
    '# mine\ndataset:\n  source: phantom\nmodel:\n  quantum:\n    qubits: 6\n',
  ],
  ['no newline at the end', 'model:\n  dense: 32', 'model:\n  dense: 32\n  quantum:\n    qubits: 6'],
  ['`none` in the place of a map', 'model:\n  quantum: none\n', 'model:\n  quantum:\n    qubits: 6\n'],
  ['an empty value', 'model:\n  quantum:\n    qubits:\n', 'model:\n  quantum:\n    qubits: 6\n'],
  ['an empty section', 'model:\n  quantum:\n', 'model:\n  quantum:\n    qubits: 6\n'],
  ['flow maps', 'model: { quantum: { layers: 2 } }\n', 'model: { quantum: { layers: 2, qubits: 6 } }\n'],
  ['an empty flow map', 'model: {}\n', 'model: {quantum: { qubits: 6 }}\n'],
  [
    'four spaces',
    'model:\n    quantum:\n        layers: 2\n',
    'model:\n    quantum:\n        layers: 2\n        qubits: 6\n',
  ],
  ['CRLF', 'model:\r\n  quantum:\r\n    qubits: 4\r\n', 'model:\r\n  quantum:\r\n    qubits: 6\r\n'],
];

for (const [what, before, after] of cases)
  test(`an edit keeps everything else: ${what}`, () => {
    assert.equal(edited(before, qubits, 6), after);
  });

test('names are written plainly, what YAML would misread in quotes', () => {
  assert.equal(edited('a: x\n', ['a'], 'AngleEmbedding'), 'a: AngleEmbedding\n');
  assert.equal(edited('a: x\n', ['a'], '4'), 'a: "4"\n');
  assert.equal(edited('a: x\n', ['a'], 'true'), 'a: "true"\n');
});

test('what is no map, or broken, is left alone', () => {
  for (const text of ['- a\n', 'model: [\n', 'just text\n', 'model:\n  quantum:\n    - 1\n'])
    assert.equal(editYaml(text, qubits, 6), undefined);
});

test('after an edit the file says the value and otherwise the same', () => {
  const key = fc.constantFrom('qubits', 'layers', 'ansatz', 'encoding');
  const quantum = fc.dictionary(key, fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom('A', 'B c')), {
    maxKeys: 3,
  });
  fc.assert(
    fc.property(quantum, key, fc.integer({ min: 1, max: 24 }), fc.boolean(), (map, name, value, comments) => {
      const tail = comments ? ' # said' : '';
      const lines = Object.entries(map).map(([k, v]) => `    ${k}: ${v}${tail}\n`);
      const text = `# head\nmodel:\n  dense: 8\n${lines.length === 0 ? '' : `  quantum:\n${lines.join('')}`}seed: 1\n`;
      const now = edited(text, ['model', 'quantum', name], value);
      assert.deepEqual(parse(now), { model: { dense: 8, quantum: { ...map, [name]: value } }, seed: 1 });
      assert.equal(now.match(/#/g)?.length, text.match(/#/g)?.length);
    }),
  );
});
