import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluatePredictions } from '../../../src/runs/evaluation/evaluate';
import type { Predictions } from '../../../src/runs/predictions/predictions';
import { confusionMatrix } from '../../../src/reporting/result/confusion';
import { precisionRecallCurve, rocCurve } from '../../../src/reporting/result/curves';
import { detectableDifference } from '../../../src/reporting/result/detectable-difference';
import { groupSignTest } from '../../../src/reporting/result/group-sign-test';
import { holmAdjusted } from '../../../src/reporting/result/holm';
import { exactMcNemar } from '../../../src/reporting/result/mcnemar';
import { reliability } from '../../../src/reporting/result/reliability';
import { seedSignTest } from '../../../src/reporting/result/seed-sign-test';
import { smooth } from '../../../src/reporting/series/smooth';

interface GoldenCurve {
  readonly roc: { fpr: number[]; tpr: number[]; thresholds: number[]; area: number };
  readonly pr: { precision: number[]; recall: number[]; thresholds: number[]; averagePrecision: number };
}
interface GoldenPredictions {
  readonly name: string;
  readonly label: number[];
  readonly predicted: number[];
  readonly probabilities: number[][];
  readonly confusion: number[][];
  readonly rowShares: (number | null)[][];
  readonly accuracy: number;
  readonly averages: Record<'macro' | 'weighted' | 'micro', Record<'precision' | 'recall' | 'f1', number>>;
  readonly brier: number;
  readonly reliability: {
    readonly bins: { samples: number; confidence?: number; accuracy?: number }[];
    readonly expectedError: number;
  };
  readonly curves: (GoldenCurve | null)[];
}
const golden = JSON.parse(readFileSync('test/golden/reporting/readings.json', 'utf8')) as {
  readonly origin: Record<string, unknown>;
  readonly predictions: GoldenPredictions[];
  readonly mcNemar: { onlyOne: number; onlyOther: number; p: number }[];
  readonly groupSign: { differences: number[]; p: number }[];
  readonly seedSign: { differences: number[]; p: number }[];
  readonly detectable: { samples: number; discordant: number; difference: number | null }[];
  readonly holm: { p: number[]; adjusted: number[] }[];
  readonly smooth: { values: (number | null)[]; weight: number; smoothed: (number | null)[] }[];
};

function close(found: number, wanted: number, where: string): void {
  assert.ok(Math.abs(found - wanted) <= 1e-9, `${where}: ${found}, not ${wanted}`);
}

function allClose(found: ArrayLike<number>, wanted: readonly (number | null)[], where: string): void {
  assert.equal(found.length, wanted.length, where);
  wanted.forEach((value, i) => {
    if (value === null) assert.ok(Number.isNaN(found[i]!), `${where}[${i}]`);
    else close(found[i]!, value, `${where}[${i}]`);
  });
}

for (const wanted of golden.predictions)
  test(`readings as scikit-learn ${String(golden.origin['scikit-learn'])}: ${wanted.name}`, () => {
    const predictions: Predictions = {
      classes: wanted.confusion.map((_, c) => `class ${c}`),
      rows: wanted.label.map((label, i) => ({
        id: String(i),
        group: String(i),
        label,
        predicted: wanted.predicted[i]!,
        probabilities: wanted.probabilities[i]!,
      })),
    };
    const matrix = confusionMatrix(predictions);
    assert.deepEqual(matrix.counts, wanted.confusion);
    wanted.rowShares.forEach((row, c) => allClose(matrix.rowShares[c]!, row, `row ${c}`));

    const options = { averaging: 'macro', bootstrap: 0, confidence: 0.95, seed: 0 } as const;
    const evaluation = evaluatePredictions(predictions, options);
    close(evaluation.accuracy.value!, wanted.accuracy, 'accuracy');
    close(evaluation.brier.value!, wanted.brier, 'brier');
    for (const [averaging, scores] of Object.entries(wanted.averages))
      for (const [metric, value] of Object.entries(scores))
        close(evaluation[metric as 'f1'][averaging as 'macro'].value!, value, `${metric}, ${averaging}`);

    const found = reliability(predictions);
    close(found.expectedError, wanted.reliability.expectedError, 'ECE');
    close(found.expectedError, evaluation.ece.value!, 'ECE as the evaluation’s');
    wanted.reliability.bins.forEach((bin, b) => {
      assert.equal(found.bins[b]!.samples, bin.samples);
      allClose(
        [found.bins[b]!.confidence, found.bins[b]!.accuracy],
        [bin.confidence ?? null, bin.accuracy ?? null],
        `bin ${b}`,
      );
    });

    wanted.curves.forEach((curve, c) => {
      const [roc, pr] = [rocCurve(predictions, c), precisionRecallCurve(predictions, c)];
      if (curve === null) return assert.deepEqual([roc, pr], [undefined, undefined]);
      assert.ok(roc !== undefined && pr !== undefined);
      allClose(roc.falsePositiveRate, curve.roc.fpr, 'fpr');
      allClose(roc.truePositiveRate, curve.roc.tpr, 'tpr');
      allClose(roc.thresholds.subarray(1), curve.roc.thresholds, 'ROC thresholds');
      close(roc.area, curve.roc.area, 'AUC');
      close(roc.area, evaluation.perClass[c]!.rocAuc.value!, 'AUC as the evaluation’s');
      allClose(pr.precision, curve.pr.precision, 'precision');
      allClose(pr.recall, curve.pr.recall, 'recall');
      allClose(pr.thresholds.subarray(1), curve.pr.thresholds, 'PR thresholds');
      close(pr.averagePrecision, curve.pr.averagePrecision, 'AP');
    });
  });

test(`exact McNemar as scipy ${String(golden.origin['scipy'])}`, () => {
  for (const { onlyOne, onlyOther, p } of golden.mcNemar) {
    close(exactMcNemar(onlyOne, onlyOther), p, `${onlyOne}, ${onlyOther}`);
    if (p > 0 && p < 1) assert.ok(Math.abs(exactMcNemar(onlyOther, onlyOne) / p - 1) < 1e-9, 'relatively too');
  }
});

test('sign-flip tests count every pattern of signs', () => {
  for (const { differences, p } of golden.groupSign) close(groupSignTest(differences), p, String(differences));
  for (const { differences, p } of golden.seedSign) close(seedSignTest(differences), p, String(differences));
});

test('the detectable difference solves Connor’s equation, or there is none', () => {
  for (const { samples, discordant, difference } of golden.detectable) {
    const found = detectableDifference(samples, discordant);
    if (difference === null) assert.equal(found, undefined);
    else close(found!, difference, `${samples}, ${discordant}`);
  }
});

test('Holm’s adjustment', () => {
  for (const { p, adjusted } of golden.holm) allClose(holmAdjusted(p), adjusted, String(p));
});

test('smoothing is TensorBoard’s, gaps left out', () => {
  for (const { values, weight, smoothed } of golden.smooth)
    allClose(
      smooth(
        Float64Array.from(values, (value) => value ?? NaN),
        weight,
      ),
      smoothed,
      `weight ${weight}`,
    );
});
