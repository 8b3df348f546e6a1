import type { ScheduleConfig } from '../../experiment/schema/training';

/**
 * The factor on the learning rate at one step (from 0) of a run of `epochs` × `stepsPerEpoch` steps: linear warm-up,
 * then constant, cosine ½(1 + cos πt) (Loshchilov and Hutter 2017, without restarts), step or exponential decay.
 */
export function scheduleFactor(config: ScheduleConfig, step: number, stepsPerEpoch: number, epochs: number): number {
  const warmup = config.warmup * stepsPerEpoch;
  if (step < warmup) return (step + 1) / warmup;
  const epoch = Math.floor(step / stepsPerEpoch);
  switch (config.kind) {
    case 'constant':
      return 1;
    case 'cosine':
      return 0.5 * (1 + Math.cos((Math.PI * (step - warmup)) / Math.max(1, epochs * stepsPerEpoch - warmup)));
    case 'step':
      return config.factor ** Math.floor(epoch / config.every);
    case 'exponential':
      return config.factor ** epoch;
  }
}
