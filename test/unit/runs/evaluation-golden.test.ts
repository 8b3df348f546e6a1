import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluatePredictions } from '../../../src/runs/evaluation/evaluate';

interface GoldenCase {
  readonly name: string;
  readonly classes: string[];
  readonly label: number[];
  readonly predicted: number[];
  readonly probabilities: number[][];
  readonly [metric: string]: unknown;
}
const golden = JSON.parse(readFileSync('test/golden/evaluation/metrics.json', 'utf8')) as {
  readonly origin: Record<string, unknown>;
  readonly cases: readonly GoldenCase[];
};
const metrics =
  'accuracy balancedAccuracy precision recall f1 rocAuc averagePrecision logLoss brier ece perClass'.split(' ');

for (const wanted of golden.cases)
  test(`as scikit-learn ${String(golden.origin['scikit-learn'])}: ${wanted.name}`, () => {
    const rows = wanted.label.map((label, i) => ({
      id: String(i),
      group: String(i),
      label,
      predicted: wanted.predicted[i]!,
      probabilities: wanted.probabilities[i]!,
    }));
    const options = { averaging: 'macro', bootstrap: 0, confidence: 0.95, seed: 1 } as const;
    const found = evaluatePredictions({ classes: wanted.classes, rows }, options);
    assert.deepEqual(found.confusion, wanted['confusion']);
    for (const name of metrics)
      if (name in wanted) agree(wanted[name], (found as Record<string, unknown>)[name], `${wanted.name}: ${name}`);
  });

/** Every number of the golden value is found, at the same place, as a value or as an estimate's value. */
function agree(wanted: unknown, found: unknown, where: string): void {
  if (typeof wanted === 'object' && wanted !== null) {
    for (const [key, inner] of Object.entries(wanted))
      agree(inner, (found as Record<string, unknown>)[key === 'binary' ? 'macro' : key], `${where}.${key}`);
    return;
  }
  const value = typeof found === 'object' && found !== null && 'value' in found ? found.value : found;
  if (wanted === null) return assert.equal(value, null, where);
  assert.ok(typeof value === 'number' && typeof wanted === 'number', where);
  assert.ok(Math.abs(value - wanted) < 1e-9, `${where}: ${value}, not ${wanted}`);
}
