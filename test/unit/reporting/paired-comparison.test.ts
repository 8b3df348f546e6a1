import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Prediction, Predictions } from '../../../src/runs/predictions/predictions';
import { comparisonStatement } from '../../../src/reporting/result/comparison-statement';
import { exactMcNemar } from '../../../src/reporting/result/mcnemar';
import { comparePaired } from '../../../src/reporting/result/paired-comparison';
import { Failure } from '../../../src/shared/failure';

/** Samples of class 0, right or wrong as told; `perGroup` of them in each group. */
function predictions(right: readonly boolean[], perGroup = 1): Predictions {
  const rows = right.map((is, i): Prediction => ({
    id: `s${i}`,
    group: `g${Math.floor(i / perGroup)}`,
    label: 0,
    predicted: is ? 0 : 1,
    probabilities: is ? [0.8, 0.2] : [0.3, 0.7],
  }));
  return { classes: ['a', 'b'], rows };
}
const times = (count: number, value: boolean): boolean[] => Array<boolean>(count).fill(value);
const better = [...times(90, true), ...times(10, true)];
const worse = [...times(90, true), ...times(10, false)];
const named = (name: string, right: readonly boolean[], perGroup = 1) => ({
  name,
  predictions: predictions(right, perGroup),
});
const refused = (code: string) => (thrown: unknown) => thrown instanceof Failure && thrown.code === code;

test('a difference is told with its counts and the test behind it', () => {
  const found = comparePaired(named('A', better), named('B', worse));
  assert.deepEqual([found.bothRight, found.onlyOne, found.onlyOther, found.bothWrong], [90, 10, 0, 0]);
  assert.equal(found.p, exactMcNemar(10, 0));
  assert.ok(found.difference.value === 0.1 && found.difference.low! > 0 && found.difference.high! < 0.2);
  const said = comparisonStatement(found);
  assert.equal(said.verdict, 'differs');
  assert.match(said.sentence, /differ, by 10\.00 percentage points in favour of “A”.*McNemar.*p = 0\.002/);
  const turned = comparisonStatement(comparePaired(named('B', worse), named('A', better)));
  assert.match(turned.sentence, /in favour of “A”/);
});

test('after adjustment the same difference may be none', () => {
  const found = comparePaired(named('A', better), named('B', worse));
  const said = comparisonStatement(found, 0.06);
  assert.equal(said.verdict, 'not significant');
  assert.match(said.sentence, /^No significant difference.*0\.060, adjusted by Holm/);
  assert.doesNotMatch(said.sentence, /favour|better/);
});

test('where samples share groups, the statement goes by groups', () => {
  const found = comparePaired(named('A', better, 10), named('B', worse, 10));
  assert.equal(found.groups, 10);
  assert.ok(found.mcNemar < 0.05);
  assert.equal(found.p, 1, 'one group alone differs');
  const said = comparisonStatement(found);
  assert.equal(said.verdict, 'not significant');
  assert.match(said.sentence, /over groups/);
  assert.ok(said.cautions.some((text) => text.includes('10 groups')));
});

test('runs that agree everywhere do not differ, and nothing could have been found', () => {
  const found = comparePaired(named('A', worse), named('B', worse));
  assert.equal(found.p, 1);
  assert.equal(found.detectable, undefined);
  assert.match(comparisonStatement(found).detectable, /no difference could have been found/);
});

test('different test sets are refused', () => {
  const [one, fewer] = [named('A', better), named('B', worse.slice(1))];
  assert.throws(() => comparePaired(one, fewer), refused('reporting.different-test-sets'));
  assert.throws(() => comparePaired(fewer, one), refused('reporting.different-test-sets'));
  const { rows } = predictions(worse);
  const changed = (change: Partial<Prediction>) => ({
    name: 'B',
    predictions: { classes: ['a', 'b'], rows: rows.map((row, i) => (i === 3 ? { ...row, ...change } : row)) },
  });
  assert.throws(() => comparePaired(one, changed({ label: 1 })), refused('reporting.different-test-sets'));
  assert.throws(() => comparePaired(one, changed({ group: 'x' })), refused('reporting.different-test-sets'));
  assert.throws(() => comparePaired(one, changed({ id: 's4' })), refused('reporting.repeated-sample'));
  const classes = { name: 'B', predictions: { classes: ['b', 'a'], rows } };
  assert.throws(() => comparePaired(one, classes), refused('reporting.different-test-sets'));
});

test('the order of the rows has no influence', () => {
  const { classes, rows } = predictions(worse);
  const turned = { name: 'B', predictions: { classes, rows: [...rows].reverse() } };
  const { pairs, ...found } = comparePaired(named('A', better), turned);
  const { pairs: ordered, ...wanted } = comparePaired(named('A', better), named('B', worse));
  assert.deepEqual(found, wanted);
  assert.deepEqual(pairs, ordered);
});
