import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bar, duration, fixed, percent, table } from '../../../src/cli/progress/format';

test('durations', () => {
  assert.deepEqual([3.4, 125, 3725, -1].map(duration), ['0:03', '2:05', '1:02:05', '0:00']);
});

test('numbers that are not there are dashes', () => {
  assert.deepEqual(
    [percent(0.97314), percent(null), fixed(undefined, 2), fixed(1.005, 1)],
    ['97.31 %', '–', '–', '1.0'],
  );
});

test('bars are full at one and never beyond', () => {
  assert.deepEqual([bar(0, 4), bar(0.5, 4), bar(2, 4)], ['░░░░', '██░░', '████']);
});

test('tables align the first column left, the others right', () => {
  assert.equal(
    table(
      ['name', 'n'],
      [
        ['a', '10'],
        ['longer', '2'],
      ],
    ),
    'name     n\n──────  ──\na       10\nlonger   2',
  );
});
