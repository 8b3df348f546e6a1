import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { splitItems, type SplittableItem } from '../../../src/data/split/split';
import type { SplitConfig } from '../../../src/experiment/schema/dataset';
import { Failure } from '../../../src/shared/failure';

const holdout: SplitConfig = { kind: 'holdout', test: 0.2, validation: 0.1, folds: 5, fold: 0 };

/** Groups of some images each, mostly of one class, as patients are. */
const population = fc
  .record({
    classes: fc.integer({ min: 2, max: 4 }),
    groups: fc.array(fc.record({ label: fc.nat(3), size: fc.integer({ min: 1, max: 6 }), odd: fc.nat(9) }), {
      minLength: 60,
      maxLength: 200,
    }),
  })
  .map(({ classes, groups }) => ({
    classes,
    items: groups.flatMap(({ label, size, odd }, g) =>
      Array.from({ length: size }, (_, i): SplittableItem => {
        const own = label % classes;
        return { group: `g${g}`, label: odd === 0 && i === 0 ? (own + 1) % classes : own };
      }),
    ),
  }));

test('no group is ever on two sides, whatever the split', () => {
  fc.assert(
    fc.property(
      population,
      fc.constantFrom('holdout' as const, 'kfold' as const),
      fc.integer(),
      ({ items, classes }, kind, seed) => {
        const splits = splitItems(items, classes, { ...holdout, kind }, seed);
        const sides = new Map<string, string>();
        items.forEach(({ group }, i) => {
          assert.equal(sides.get(group) ?? splits[i], splits[i], `group ${group}`);
          sides.set(group, splits[i]!);
        });
      },
    ),
    { numRuns: 60, seed: 1 },
  );
});

test('fractions and every class of them come near what is asked for', () => {
  fc.assert(
    fc.property(population, fc.integer(), fc.constantFrom(0.1, 0.2, 0.3, 0.5), ({ items, classes }, seed, share) => {
      const splits = splitItems(items, classes, { ...holdout, test: share, validation: 0 }, seed);
      for (let label = 0; label < classes; label++) {
        const own = items.flatMap((item, i) => (item.label === label ? [i] : []));
        if (own.length < 40) continue;
        const got = own.filter((i) => splits[i] === 'test').length / own.length;
        // A group of six more or less, and what the other classes of mixed groups drag along.
        assert.ok(Math.abs(got - share) <= 6 / own.length + 0.02, `class ${label}: ${got} for ${share} of ${own.length}`);
      }
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('groups of one are split to within one image of every share', () => {
  const items = Array.from({ length: 1000 }, (_, i) => ({ label: i % 10 < 7 ? 0 : 1, group: `${i}` }));
  const splits = splitItems(items, 2, holdout, 5);
  const count = (split: string, label: number): number =>
    items.filter((item, i) => splits[i] === split && item.label === label).length;
  for (const [label, total] of [700, 300].entries()) {
    assert.ok(Math.abs(count('test', label) - 0.2 * total) <= 1);
    assert.ok(Math.abs(count('validation', label) - 0.1 * 0.8 * total) <= 1);
  }
});

test('the folds of k-fold are test sets that together are everything, once', () => {
  fc.assert(
    fc.property(population, fc.integer(), fc.integer({ min: 2, max: 7 }), ({ items, classes }, seed, folds) => {
      const times = new Array<number>(items.length).fill(0);
      for (let fold = 0; fold < folds; fold++)
        splitItems(items, classes, { ...holdout, kind: 'kfold', folds, fold }, seed).forEach((split, i) => {
          if (split === 'test') times[i]!++;
        });
      assert.deepEqual(new Set(times), new Set([1]));
    }),
    { numRuns: 20, seed: 3 },
  );
});

test('same seed, same split; another seed, another', () => {
  const items = Array.from({ length: 300 }, (_, i) => ({ label: i % 3, group: `${i >> 1}` }));
  assert.deepEqual(splitItems(items, 3, holdout, 1), splitItems(items, 3, holdout, 1));
  assert.notDeepEqual(splitItems(items, 3, holdout, 1), splitItems(items, 3, holdout, 2));
});

test('names of groups do not matter, only who belongs together', () => {
  const items = Array.from({ length: 300 }, (_, i) => ({ label: i % 3, group: `${i >> 1}` }));
  const renamed = items.map((item) => ({ ...item, group: `patient ${item.group} of some study` }));
  assert.deepEqual(splitItems(items, 3, holdout, 1), splitItems(renamed, 3, holdout, 1));
});

test('a given split stands; validation is carved out of training alone and only where none is given', () => {
  const items = Array.from({ length: 200 }, (_, i) => ({
    label: i % 2,
    group: `${i}`,
    givenSplit: i < 50 ? ('test' as const) : ('train' as const),
  }));
  const splits = splitItems(items, 2, { ...holdout, kind: 'given' }, 1);
  items.forEach(({ givenSplit }, i) => assert.equal(givenSplit === 'test', splits[i] === 'test'));
  const carved = splits.filter((split) => split === 'validation').length;
  assert.ok(Math.abs(carved - 15) <= 1, `${carved} of 150`);
  const withValidation = items.map((item, i) => (i === 60 ? { ...item, givenSplit: 'validation' as const } : item));
  const kept = splitItems(withValidation, 2, { ...holdout, kind: 'given' }, 1);
  assert.deepEqual(kept.flatMap((split, i) => (split === 'validation' ? [i] : [])), [60]);
});

test('a given split that the data do not give, and a fold that does not exist, are refused', () => {
  const items = [{ label: 0, group: 'a' }];
  const code = (config: SplitConfig): string => {
    try {
      splitItems(items, 1, config, 1);
    } catch (error) {
      if (error instanceof Failure) return error.code;
    }
    return 'nothing';
  };
  assert.equal(code({ ...holdout, kind: 'given' }), 'dataset.no-given-split');
  assert.equal(code({ ...holdout, kind: 'kfold', folds: 3, fold: 3 }), 'dataset.fold-out-of-range');
});
