import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluatePredictions } from '../../../src/runs/evaluation/evaluate';
import { headlineMetrics, type HeadlineName } from '../../../src/runs/evaluation/evaluation';
import { RandomStream } from '../../../src/shared/random';
import { simulatePredictions } from '../../unit/runs/simulated-predictions';

/** ECE is not among them: it is biased upwards in finite samples, and resampling adds to that. */
const names: readonly HeadlineName[] = ['accuracy', 'balancedAccuracy', 'f1', 'rocAuc', 'logLoss', 'brier'];
const simulation = { classes: 3, groups: 80, samplesPerGroup: 4, sharpness: 1, groupEffect: 1 };
const studies = 400;

test('95 % intervals hold the true value in about 95 % of simulated studies, with correlated samples', (context) => {
  const random = RandomStream.named(11, 'coverage');
  const evaluate = (groups: number, bootstrap: number, grouped: boolean) => {
    const { classes, rows } = simulatePredictions(random, { ...simulation, groups });
    const own = grouped ? rows : rows.map((row) => ({ ...row, group: row.id }));
    const options = { averaging: 'macro', bootstrap, confidence: 0.95, seed: random.integer(2 ** 31) } as const;
    return headlineMetrics(evaluatePredictions({ classes, rows: own }, options));
  };
  const truth = evaluate(60_000, 0, true);
  const coverage = (grouped: boolean): Map<HeadlineName, number> => {
    const held = new Map(names.map((name) => [name, 0]));
    for (let s = 0; s < studies; s++) {
      const found = evaluate(simulation.groups, 400, grouped);
      for (const name of names) {
        const { low, high } = found[name];
        if (low! <= truth[name].value! && truth[name].value! <= high!) held.set(name, held.get(name)! + 1 / studies);
      }
    }
    return held;
  };
  const grouped = coverage(true);
  context.diagnostic(JSON.stringify([...grouped].map(([name, share]) => `${name} ${share.toFixed(3)}`)));
  for (const [name, share] of grouped) assert.ok(share > 0.9 && share < 0.985, `${name}: ${share}`);
  const ungrouped = coverage(false).get('accuracy')!;
  context.diagnostic(`accuracy, samples resampled as if independent: ${ungrouped.toFixed(3)}`);
  assert.ok(ungrouped < grouped.get('accuracy')! - 0.02);
});
