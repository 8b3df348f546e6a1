import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluatePredictions } from '../../../src/runs/evaluation/evaluate';
import { mostProbable, type Predictions } from '../../../src/runs/predictions/predictions';
import { confusionMatrix } from '../../../src/reporting/result/confusion';
import { precisionRecallCurve, rocCurve } from '../../../src/reporting/result/curves';
import { galleryOrder } from '../../../src/reporting/result/gallery-order';
import { groupSignTest } from '../../../src/reporting/result/group-sign-test';
import { confidenceHistogram, probabilityHistogram } from '../../../src/reporting/result/histograms';
import { exactMcNemar } from '../../../src/reporting/result/mcnemar';
import { reliability } from '../../../src/reporting/result/reliability';

/** Predictions of two to five classes with many ties, some of whose classes may have no samples. */
const predictions: fc.Arbitrary<Predictions> = fc.integer({ min: 2, max: 5 }).chain((classes) => {
  const row = fc.record({
    label: fc.nat(classes - 1),
    weights: fc.array(fc.nat(4), { minLength: classes, maxLength: classes }),
  });
  return fc.array(row, { minLength: 1, maxLength: 40 }).map((rows) => ({
    classes: Array.from({ length: classes }, (_, c) => `c${c}`),
    rows: rows.map(({ label, weights }, i) => {
      const sum = weights.reduce((total, one) => total + one + 1, 0);
      const probabilities = weights.map((one) => (one + 1) / sum);
      return { id: `s${i}`, group: `g${i % 7}`, label, predicted: mostProbable(probabilities), probabilities };
    }),
  }));
});
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

test('areas are what counting pairs gives, and what the evaluation says', () => {
  fc.assert(
    fc.property(predictions, (given) => {
      const options = { averaging: 'macro', bootstrap: 0, confidence: 0.95, seed: 0 } as const;
      const { perClass } = evaluatePredictions(given, options);
      given.classes.forEach((_, c) => {
        const [positives, negatives] = [true, false].map((is) =>
          given.rows.filter(({ label }) => (label === c) === is).map((row) => row.probabilities[c]!),
        );
        const roc = rocCurve(given, c);
        const pr = precisionRecallCurve(given, c);
        if (positives!.length === 0 || negatives!.length === 0)
          return assert.deepEqual([roc, pr], [undefined, undefined]);
        let wins = 0;
        for (const p of positives!) for (const n of negatives!) wins += p > n ? 1 : p === n ? 0.5 : 0;
        assert.ok(near(roc!.area, wins / positives!.length / negatives!.length));
        assert.ok(near(roc!.area, perClass[c]!.rocAuc.value!));
        assert.ok(near(pr!.averagePrecision, perClass[c]!.averagePrecision.value!));
        assert.equal(roc!.truePositiveRate.at(-1), 1);
        assert.equal(roc!.falsePositiveRate.at(-1), 1);
        for (let i = 1; i < roc!.thresholds.length; i++) assert.ok(roc!.thresholds[i]! < roc!.thresholds[i - 1]!);
      });
    }),
  );
});

test('every sample stands in one cell, one bin, one place of the gallery', () => {
  fc.assert(
    fc.property(predictions, (given) => {
      const ids = given.rows.map(({ id }) => id).sort();
      const matrix = confusionMatrix(given);
      assert.deepEqual(matrix.ids.flat(2).sort(), ids);
      const total = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);
      assert.equal(total(reliability(given).bins.map(({ samples }) => samples)), ids.length);
      for (const histogram of [
        confidenceHistogram(given),
        ...given.classes.map((_, c) => probabilityHistogram(given, c)),
      ])
        assert.equal(total(histogram.counts[0]) + total(histogram.counts[1]), ids.length);
      const order = galleryOrder(given);
      assert.deepEqual(order.map(({ id }) => id).sort(), ids);
      const wrong = order.filter(({ correct }) => !correct);
      assert.deepEqual(order.slice(0, wrong.length), wrong);
      for (let i = 1; i < wrong.length; i++) assert.ok(wrong[i]!.confidence <= wrong[i - 1]!.confidence);
    }),
  );
});

test('with one sample in each group the sign-flip test is McNemar’s', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.nat(10), (onlyOne, onlyOther, same) => {
      const differences = [
        ...Array<number>(onlyOne).fill(1),
        ...Array<number>(onlyOther).fill(-1),
        ...Array<number>(same).fill(0),
      ];
      assert.ok(near(groupSignTest(differences), exactMcNemar(onlyOne, onlyOther)));
    }),
  );
});
