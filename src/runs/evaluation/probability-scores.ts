import type { Predictions } from '../predictions/predictions';

/** Scores of the probabilities themselves; `evaluation.ts` defines them. */
export interface ProbabilityMetrics {
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
}

const bins = 15;

/** Computed once for each sample, then averaged under any weights. */
export class ProbabilityScores {
  private readonly logLoss: Float64Array;
  private readonly brier: Float64Array;
  private readonly bin: Uint8Array;
  /** Whether the prediction is correct (1 or 0), less its probability. */
  private readonly gap: Float64Array;

  constructor({ classes, rows }: Predictions) {
    const half = classes.length === 2 ? 0.5 : 1;
    const epsilon = Number.EPSILON;
    this.logLoss = Float64Array.from(rows, ({ label, probabilities }) => {
      return -Math.log(Math.min(1 - epsilon, Math.max(epsilon, probabilities[label]!)));
    });
    this.brier = Float64Array.from(rows, ({ label, probabilities }) => {
      return half * classes.reduce((sum, _, c) => sum + (probabilities[c]! - (c === label ? 1 : 0)) ** 2, 0);
    });
    const confidence = rows.map(({ predicted, probabilities }) => probabilities[predicted]!);
    this.bin = Uint8Array.from(confidence, (p) => Math.min(bins - 1, Math.max(0, Math.ceil(p * bins) - 1)));
    this.gap = Float64Array.from(rows, ({ label, predicted }, i) => (label === predicted ? 1 : 0) - confidence[i]!);
  }

  measure(weights: Float64Array): ProbabilityMetrics {
    const gaps = new Float64Array(bins);
    let [total, logLoss, brier] = [0, 0, 0];
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]!;
      total += weight;
      logLoss += weight * this.logLoss[i]!;
      brier += weight * this.brier[i]!;
      gaps[this.bin[i]!]! += weight * this.gap[i]!;
    }
    const ece = gaps.reduce((sum, gap) => sum + Math.abs(gap), 0);
    return { logLoss: logLoss / total, brier: brier / total, ece: ece / total };
  }
}
