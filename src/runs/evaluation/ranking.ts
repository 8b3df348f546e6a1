/** One class against the rest, ranked by that class's probability. NaN: undefined. */
export interface RankMetrics {
  readonly rocAuc: number;
  readonly averagePrecision: number;
}

/** Sorted once, then measured under any weights of the samples, each time in one pass. */
export class Ranking {
  /** Sample indices by falling score. */
  private readonly order: Int32Array;
  private readonly positive: Uint8Array;
  /** 1 where the next sample has another score: only there is a threshold. */
  private readonly endsTie: Uint8Array;

  constructor(scores: ArrayLike<number>, isPositive: (sample: number) => boolean) {
    const n = scores.length;
    this.order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
    this.positive = Uint8Array.from(this.order, (sample) => (isPositive(sample) ? 1 : 0));
    this.endsTie = Uint8Array.from(this.order, (sample, i) =>
      i + 1 === n || scores[this.order[i + 1]!] !== scores[sample] ? 1 : 0,
    );
  }

  /**
   * AUC = P(positive above negative) + ½ P(equal) (Mann–Whitney); average precision = Σ (R_n − R_{n−1}) P_n over the
   * thresholds. `weights` [samples].
   */
  measure(weights: Float64Array): RankMetrics {
    const { order, positive, endsTie } = this;
    let [positives, negatives, area, precisionSum] = [0, 0, 0, 0];
    let [tiedPositives, tiedNegatives] = [0, 0];
    for (let i = 0; i < order.length; i++) {
      const weight = weights[order[i]!]!;
      if (positive[i] === 1) tiedPositives += weight;
      else tiedNegatives += weight;
      if (endsTie[i] === 1) {
        area += tiedNegatives * (positives + tiedPositives / 2);
        positives += tiedPositives;
        negatives += tiedNegatives;
        if (tiedPositives > 0) precisionSum += tiedPositives * (positives / (positives + negatives));
        tiedPositives = tiedNegatives = 0;
      }
    }
    if (positives === 0 || negatives === 0) return { rocAuc: NaN, averagePrecision: NaN };
    return { rocAuc: area / (positives * negatives), averagePrecision: precisionSum / positives };
  }
}
