import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseExperiment } from '../../../src/experiment/parse';
import type { Problem } from '../../../src/experiment/problem';
import { projectDisk } from './fake-disk';

const golden = join(__dirname, 'wrong-experiments.txt');

interface Case {
  readonly title: string;
  readonly input: readonly string[];
  readonly expected: readonly string[];
}

const [preamble = '', ...sections] = readFileSync(golden, 'utf8').split(/^=== /m);
const cases = sections.map((section): Case => {
  const [title = '', ...lines] = section.trimEnd().split('\n');
  const first = lines.findIndex((line) => /^[✗⚠] /u.test(line));
  const end = first < 0 ? lines.length : first;
  return { title, input: lines.slice(0, end), expected: lines.slice(end) };
});

function messages(input: readonly string[]): string[] {
  const overrides = input.filter((line) => line.startsWith('@ set ')).map((line) => line.slice(6));
  const text = input
    .filter((line) => !line.startsWith('@ set '))
    .join('\n')
    .replaceAll('⇥', '\t');
  return parse(text, overrides).map(shown);
}

function parse(text: string, overrides: readonly string[]): readonly Problem[] {
  return parseExperiment(text, '/project/examples/a.experiment.yaml', { disk: projectDisk, overrides }).problems;
}

function shown({ severity, range, code, what, remedy, fix, option }: Problem): string {
  const place = option ?? `${range.start.line}:${range.start.column}–${range.end.line}:${range.end.column}`;
  return `${severity === 'error' ? '✗' : '⚠'} ${place} ${code}: ${what} ${remedy}${fix === undefined ? '' : ` [→ ${fix.replace}]`}`;
}

if (process.env['UPDATE_GOLDEN'] === '1') {
  const text = cases.map(({ title, input }) => `=== ${[title, ...input, ...messages(input)].join('\n')}\n\n`).join('');
  writeFileSync(golden, `${preamble}${text.trimEnd()}\n`);
}

test('there are at least forty wrong experiments, and each has a problem', () => {
  assert.ok(cases.length >= 40, `${cases.length} cases`);
  for (const { title, expected } of cases) assert.ok(expected.length > 0, title);
});

for (const { title, input, expected } of cases) {
  test(`wrong experiment: ${title}`, () => {
    assert.deepEqual(messages(input), expected);
  });
}
