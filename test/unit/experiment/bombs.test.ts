import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExperiment } from '../../../src/experiment/parse';

function codes(text: string): string[] {
  const start = performance.now();
  const { problems } = parseExperiment(text, '/a.experiment.yaml');
  assert.ok(performance.now() - start < 20_000, `${performance.now() - start} ms`);
  return [...new Set(problems.filter(({ severity }) => severity === 'error').map(({ code }) => code))];
}

test('a bomb of anchors is refused', () => {
  const levels = Array.from({ length: 20 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
  assert.ok(codes(`a0: &a0 [lol]\n${levels.join('\n')}\n`).includes('too-many-aliases'));
});

test('ten thousand aliases are refused', () => {
  assert.ok(codes(`seed: &s 1\nlist: [${Array(10_000).fill('*s').join(', ')}]\n`).includes('too-many-aliases'));
});

test('deep nesting is refused: brackets, lists, maps, explicit keys, quotes hiding brackets', () => {
  assert.deepEqual(codes('['.repeat(500_000)), ['too-deep']);
  assert.deepEqual(codes(`a: ${'{a: '.repeat(100_000)}`), ['too-deep']);
  assert.ok(codes('- '.repeat(20_000)).length > 0);
  assert.ok(codes('? '.repeat(5_000)).length > 0);
  assert.ok(codes(Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')).length > 0);
});

test('a file of more than a megabyte is refused', () => {
  assert.deepEqual(codes(`# ${'x'.repeat(1024 * 1024)}\ndataset: { source: phantom }`), ['too-large']);
});

test('a megabyte of keys, of list entries, of one word, of torn quotes', () => {
  const keys = Array.from({ length: 30_000 }, (_, i) => `key${i}: 1`).join('\n');
  assert.deepEqual(codes(`${keys}\n`), ['unknown-key', 'missing-key']);
  codes(`seed: [${Array(100_000).fill('1').join(',')}]`);
  codes(`name: ${'x'.repeat(1_000_000)}`);
  codes(`"a: '`.repeat(50_000));
});
