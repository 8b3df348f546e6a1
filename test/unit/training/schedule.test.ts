import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScheduleConfig } from '../../../src/experiment/schema/training';
import { scheduleFactor } from '../../../src/training/loop/schedule';

const base: ScheduleConfig = { kind: 'cosine', warmup: 0, every: 10, factor: 0.5 };
const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}`);

test('cosine falls from 1 over a half wave, as torch CosineAnnealingLR with T_max in steps', () => {
  near(scheduleFactor(base, 0, 100, 4), 1);
  near(scheduleFactor(base, 200, 100, 4), 0.5);
  near(scheduleFactor(base, 399, 100, 4), 0.5 * (1 + Math.cos((Math.PI * 399) / 400)));
});

test('warm-up rises linearly to 1, then the schedule begins', () => {
  const config = { ...base, warmup: 1 };
  near(scheduleFactor(config, 0, 100, 4), 0.01);
  near(scheduleFactor(config, 99, 100, 4), 1);
  near(scheduleFactor(config, 100, 100, 4), 1);
  near(scheduleFactor(config, 250, 100, 4), 0.5);
});

test('constant, step and exponential', () => {
  near(scheduleFactor({ ...base, kind: 'constant' }, 399, 100, 4), 1);
  near(scheduleFactor({ ...base, kind: 'step', every: 2 }, 199, 100, 4), 1);
  near(scheduleFactor({ ...base, kind: 'step', every: 2 }, 200, 100, 4), 0.5);
  near(scheduleFactor({ ...base, kind: 'exponential', factor: 0.9 }, 350, 100, 4), 0.9 ** 3);
});
