import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { normalQuantile } from '../../../../src/shared/statistics/normal';
import { quantile } from '../../../../src/shared/statistics/quantile';
import { wilsonInterval } from '../../../../src/shared/statistics/wilson';

interface Interval {
  readonly low: number;
  readonly high: number;
}
const golden = JSON.parse(readFileSync('test/golden/statistics/distributions.json', 'utf8')) as {
  readonly normalQuantile: readonly { p: number; value: number }[];
  readonly wilson: readonly ({ successes: number; trials: number; confidence: number } & Interval)[];
  readonly quantile: { sorted: number[]; cases: readonly { q: number; value: number }[] };
};
const close = (found: number, wanted: number, what: string): void =>
  assert.ok(Math.abs(found - wanted) <= 1e-14 * Math.max(1, Math.abs(wanted)), `${what}: ${found}, not ${wanted}`);

test('normal quantiles as scipy', () => {
  for (const { p, value } of golden.normalQuantile) close(normalQuantile(p), value, `at ${p}`);
});

test('Wilson intervals as scipy', () => {
  for (const { successes, trials, confidence, low, high } of golden.wilson) {
    const found = wilsonInterval(successes, trials, confidence);
    close(found.low, low, `${successes}/${trials} low`);
    close(found.high, high, `${successes}/${trials} high`);
  }
});

test('quantiles as numpy', () => {
  for (const { q, value } of golden.quantile.cases) close(quantile(golden.quantile.sorted, q), value, `at ${q}`);
});
