import type { EarlyStoppingConfig } from '../../experiment/schema/training';

/** What early stopping remembers; part of every checkpoint. */
export interface BestSoFar {
  readonly epoch: number;
  readonly value: number;
}

/** Whether `value` beats the best by more than `minDelta`, in the metric's own direction. */
export function improves(
  config: Pick<EarlyStoppingConfig, 'metric' | 'minDelta'>,
  value: number,
  best: BestSoFar | undefined,
): boolean {
  if (best === undefined) return Number.isFinite(value);
  return config.metric === 'loss' ? value < best.value - config.minDelta : value > best.value + config.minDelta;
}

/** Whether the best is `patience` epochs old. */
export function outOfPatience(
  config: Pick<EarlyStoppingConfig, 'patience'>,
  epoch: number,
  best: BestSoFar | undefined,
): boolean {
  return best !== undefined && epoch - best.epoch >= config.patience;
}
