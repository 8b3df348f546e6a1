import type { Predictions } from '../../runs/predictions/predictions';
import { wilsonInterval } from '../../shared/statistics/wilson';

export interface ReliabilityBin {
  /** Confidences in (low, high]; 0 belongs to the first. */
  readonly low: number;
  readonly high: number;
  readonly samples: number;
  /** Mean probability of the predicted class, and share correct; NaN where there are no samples. */
  readonly confidence: number;
  readonly accuracy: number;
  /** Wilson's 95 % interval of the accuracy, samples taken as independent; absent without samples. */
  readonly interval?: { readonly low: number; readonly high: number };
}

export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: Σ |accuracy − confidence| · share of samples (Guo et al. 2017). */
  readonly expectedError: number;
  /** Greatest |accuracy − confidence| of a bin with samples. */
  readonly greatestError: number;
}

/** Bins of equal width; 15 as in the evaluation, so that the expected error is the evaluation's `ece`. */
export function reliability({ rows }: Predictions, binCount = 15): Reliability {
  const samples = new Float64Array(binCount);
  const confidences = new Float64Array(binCount);
  const correct = new Float64Array(binCount);
  for (const { label, predicted, probabilities } of rows) {
    const confidence = probabilities[predicted]!;
    const bin = Math.min(binCount - 1, Math.max(0, Math.ceil(confidence * binCount) - 1));
    samples[bin]!++;
    confidences[bin]! += confidence;
    if (label === predicted) correct[bin]!++;
  }
  const bins = Array.from(samples, (count, bin): ReliabilityBin => ({
    low: bin / binCount,
    high: (bin + 1) / binCount,
    samples: count,
    confidence: confidences[bin]! / count,
    accuracy: correct[bin]! / count,
    ...(count > 0 && { interval: wilsonInterval(correct[bin]!, count, 0.95) }),
  }));
  const filled = bins.filter((bin) => bin.samples > 0);
  const gap = (bin: ReliabilityBin): number => Math.abs(bin.accuracy - bin.confidence);
  return {
    bins,
    expectedError: filled.reduce((sum, bin) => sum + gap(bin) * bin.samples, 0) / rows.length,
    greatestError: Math.max(...filled.map(gap)),
  };
}
