import { parseExperiment } from '../../../src/experiment/parse';
import { RunSeries } from '../../../src/reporting/series/run-series';
import type { RunReading } from '../../../src/reporting/run-reading';
import { evaluatePredictions } from '../../../src/runs/evaluation/evaluate';
import type { RunRecord } from '../../../src/runs/run-record';
import { RandomStream } from '../../../src/shared/random';
import { simulatePredictions } from '../runs/simulated-predictions';

export interface SimulatedReading {
  readonly name?: string;
  /** Seed of the weights; the split's seed stays. */
  readonly seed?: number;
  readonly quantum?: boolean;
  readonly sharpness?: number;
  readonly samplesPerGroup?: number;
  readonly record?: Partial<RunRecord>;
}

/** What the folder of a run of three epochs would tell, its predictions drawn. */
export function simulatedReading(options: SimulatedReading = {}): RunReading {
  const { name = 'simulated', seed = 1, quantum = true, sharpness = 2, samplesPerGroup = 2 } = options;
  const experiment = `name: '${name.replaceAll("'", "''")}'\ndataset: { source: phantom }\n${
    quantum ? '' : 'model: { quantum: none }\n'
  }training: { epochs: 3, seeds: { weights: ${seed} } }\nseed: 42\n`;
  const { config } = parseExperiment(experiment, 'x.experiment.yaml');
  if (config === undefined) throw new Error('the simulated experiment is wrong');
  // The labels come from one stream, so that every run has the same test set
  const truth = simulatePredictions(RandomStream.named(1, 'truth'), { ...sizes, samplesPerGroup, sharpness: 0 });
  const drawn = simulatePredictions(RandomStream.named(seed, name), { ...sizes, samplesPerGroup, sharpness: 0 });
  const rows = truth.rows.map((row, i) => {
    const weights = Array.from(drawn.rows[i]!.probabilities, (p, c) => p * (c === row.label ? Math.exp(sharpness) : 1));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const probabilities = weights.map((weight) => weight / sum);
    return { ...row, probabilities, predicted: probabilities.indexOf(Math.max(...probabilities)) };
  });
  const predictions = { classes: truth.classes, rows };
  const evaluation = evaluatePredictions(predictions, {
    averaging: 'macro',
    bootstrap: 100,
    confidence: 0.95,
    seed: 42,
  });
  const time = '2026-01-01T10:00:00.000Z';
  const series = new RunSeries();
  series.add({ type: 'log', level: 'warning', message: 'No patient is known <b>here</b>.', time });
  for (let epoch = 1; epoch <= 3; epoch++)
    series.add({
      type: 'epoch',
      epoch,
      epochs: 3,
      train: { loss: seed / epoch, accuracy: epoch / 4 },
      validation: { loss: (2 * seed) / epoch, accuracy: epoch / 5 },
      learningRates: { network: 0.001 },
      imagesPerSecond: 100,
      seconds: { data: 1, compute: 2, evaluation: 1 },
      time,
    });
  series.add({ type: 'state', state: 'completed', time });
  const record: RunRecord = {
    format: 1,
    id: `20260101-100000-${seed}-${quantum ? 'hybrid' : 'classical'}`,
    name,
    source: 'x.experiment.yaml',
    state: 'completed',
    epoch: 3,
    epochs: 3,
    seed: 42,
    versions: { product: '0.0.0', node: 'v20', platform: 'test' },
    hashes: { config: `c${seed}`, data: 'd' },
    started: time,
    updated: time,
    finished: time,
    process: { pid: 1, host: 'h', heartbeat: time },
    ...options.record,
  };
  return {
    run: { path: '/nowhere', record, liveness: 'ended' },
    config,
    experiment,
    series: series.snapshot(),
    result: { predictions, evaluation },
    problems: [],
  };
}

const sizes = { classes: 3, groups: 40, groupEffect: 0 };
