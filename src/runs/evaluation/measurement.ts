import type { Predictions } from '../predictions/predictions';
import { decisionMetrics } from './decisions';
import { ProbabilityScores } from './probability-scores';
import { Ranking, type RankMetrics } from './ranking';

type PerClass = 'precision' | 'recall' | 'f1' | 'rocAuc' | 'averagePrecision';
/** Name of one number; `precision.2` is that of class 2. */
export type Measured =
  | 'accuracy'
  | 'balancedAccuracy'
  | 'logLoss'
  | 'brier'
  | 'ece'
  | `${'precision' | 'recall' | 'f1'}.${'macro' | 'weighted' | 'micro'}`
  | `${'rocAuc' | 'averagePrecision'}.${'macro' | 'weighted'}`
  | `${PerClass}.${number}`;

/** Everything about some predictions that does not depend on the samples' weights, so that resamples are cheap. */
export class Measurement {
  private readonly classes: number;
  /** Index of each sample's cell in the confusion matrix. */
  private readonly cells: Int32Array;
  /** Which classes have samples. */
  private readonly present: readonly boolean[];
  private readonly rankings: readonly Ranking[];
  private readonly scores: ProbabilityScores;

  constructor(predictions: Predictions) {
    const { classes, rows } = predictions;
    this.classes = classes.length;
    this.cells = Int32Array.from(rows, ({ label, predicted }) => label * classes.length + predicted);
    this.present = classes.map((_, c) => rows.some((row) => row.label === c));
    this.rankings = classes.map((_, c) => {
      const scores = Float64Array.from(rows, (row) => row.probabilities[c]!);
      return new Ranking(scores, (sample) => rows[sample]!.label === c);
    });
    this.scores = new ProbabilityScores(predictions);
  }

  /** All metrics (NaN: undefined) and the confusion matrix [true, predicted] under these weights [samples]. */
  measure(weights: Float64Array): {
    readonly metrics: ReadonlyMap<Measured, number>;
    readonly confusion: Float64Array;
  } {
    const confusion = new Float64Array(this.classes * this.classes);
    for (let i = 0; i < weights.length; i++) confusion[this.cells[i]!]! += weights[i]!;
    const metrics = new Map<Measured, number>();

    const decisions = decisionMetrics(confusion, this.present);
    metrics.set('accuracy', decisions.accuracy);
    metrics.set('balancedAccuracy', decisions.balancedAccuracy);
    for (const key of ['precision', 'recall', 'f1'] as const) {
      for (const average of ['macro', 'weighted', 'micro'] as const)
        metrics.set(`${key}.${average}`, decisions[key][average]);
      decisions.perClass.forEach((values, c) => metrics.set(`${key}.${c}`, values[key]));
    }

    const ranks = this.rankings.map((ranking) => ranking.measure(weights));
    for (const key of ['rocAuc', 'averagePrecision'] as const) {
      ranks.forEach((rank, c) => metrics.set(`${key}.${c}`, rank[key]));
      metrics.set(
        `${key}.macro`,
        this.averageRank(ranks, key, () => 1),
      );
      metrics.set(
        `${key}.weighted`,
        this.averageRank(ranks, key, (c) => this.support(confusion, c)),
      );
    }

    const { logLoss, brier, ece } = this.scores.measure(weights);
    return { metrics: metrics.set('logLoss', logLoss).set('brier', brier).set('ece', ece), confusion };
  }

  /** With two classes the second's; else over the classes that have samples. */
  private averageRank(ranks: readonly RankMetrics[], key: keyof RankMetrics, weightOf: (c: number) => number): number {
    if (this.classes === 2) return ranks[1]![key];
    let [sum, total] = [0, 0];
    ranks.forEach((rank, c) => {
      if (!this.present[c]!) return;
      sum += weightOf(c) * rank[key];
      total += weightOf(c);
    });
    return sum / total;
  }

  private support(confusion: Float64Array, c: number): number {
    return confusion.subarray(c * this.classes, (c + 1) * this.classes).reduce((sum, n) => sum + n, 0);
  }
}
