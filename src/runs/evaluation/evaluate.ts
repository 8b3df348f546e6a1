import { runFailures } from '../../shared/failures/run';
import { quantile } from '../../shared/statistics/quantile';
import { wilsonInterval } from '../../shared/statistics/wilson';
import type { Predictions } from '../predictions/predictions';
import type { Estimate, Evaluation } from './evaluation';
import { bootstrapGroups, groupSamples } from './group-bootstrap';
import { Measurement, type Measured } from './measurement';

export interface EvaluationOptions {
  /** Which average over classes the headline figures take. */
  readonly averaging: 'macro' | 'weighted';
  /** Number of resamples; 0: no intervals. */
  readonly bootstrap: number;
  readonly confidence: number;
  readonly seed: number;
}

/** Share of the resamples that must define a metric for its interval to be given. */
const definedShare = 0.9;

/** Every metric with its interval; `evaluation.ts` defines them. Throws `runFailures.noPredictions`. */
export function evaluatePredictions(predictions: Predictions, options: EvaluationOptions): Evaluation {
  const { classes, rows } = predictions;
  if (rows.length === 0) throw runFailures.noPredictions();
  const measurement = new Measurement(predictions);
  const { metrics, confusion } = measurement.measure(new Float64Array(rows.length).fill(1));
  const groups = groupSamples(rows.map((row) => row.group));

  const resamples = groups.length < 2 ? 0 : options.bootstrap;
  const draws = new Map<string, number[]>([...metrics.keys()].map((key) => [key, []]));
  bootstrapGroups(groups, { samples: rows.length, resamples, seed: options.seed }, (weights) => {
    for (const [key, value] of measurement.measure(weights).metrics)
      if (!Number.isNaN(value)) draws.get(key)!.push(value);
  });
  const estimate = (key: Measured): Estimate => ({
    value: Number.isNaN(metrics.get(key)!) ? null : metrics.get(key)!,
    ...interval(draws.get(key)!, resamples, options.confidence),
  });
  const averages = (key: 'precision' | 'recall' | 'f1') => ({
    macro: estimate(`${key}.macro`),
    weighted: estimate(`${key}.weighted`),
    micro: estimate(`${key}.micro`),
  });
  const rankAverages = (key: 'rocAuc' | 'averagePrecision') => ({
    macro: estimate(`${key}.macro`),
    weighted: estimate(`${key}.weighted`),
  });

  const correct = rows.filter((row) => row.label === row.predicted).length;
  const matrix = classes.map((_, c) => Array.from(confusion.subarray(c * classes.length, (c + 1) * classes.length)));
  return {
    format: 1,
    samples: rows.length,
    groups: groups.length,
    classes: [...classes],
    averaging: options.averaging,
    bootstrap: { resamples, confidence: options.confidence, seed: options.seed },
    accuracy: estimate('accuracy'),
    accuracyWilson: wilsonInterval(correct, rows.length, options.confidence),
    balancedAccuracy: estimate('balancedAccuracy'),
    precision: averages('precision'),
    recall: averages('recall'),
    f1: averages('f1'),
    rocAuc: rankAverages('rocAuc'),
    averagePrecision: rankAverages('averagePrecision'),
    logLoss: estimate('logLoss'),
    brier: estimate('brier'),
    ece: estimate('ece'),
    perClass: classes.map((name, c) => ({
      name,
      support: rows.filter((row) => row.label === c).length,
      predicted: rows.filter((row) => row.predicted === c).length,
      precision: estimate(`precision.${c}`),
      recall: estimate(`recall.${c}`),
      f1: estimate(`f1.${c}`),
      rocAuc: estimate(`rocAuc.${c}`),
      averagePrecision: estimate(`averagePrecision.${c}`),
    })),
    confusion: matrix,
  };
}

function interval(draws: readonly number[], resamples: number, confidence: number): Omit<Estimate, 'value'> {
  if (resamples === 0 || draws.length < definedShare * resamples) return { low: null, high: null };
  const sorted = Float64Array.from(draws).sort();
  return { low: quantile(sorted, (1 - confidence) / 2), high: quantile(sorted, (1 + confidence) / 2) };
}
